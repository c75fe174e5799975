package dev.vitrine.server.images;

import java.awt.geom.AffineTransform;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a picture wants to be turned before it is shown: cameras store pictures as the sensor lay, and what turns a JPEG into
 * another format may leave them so. See Exif 2.32, 4.6.4, tag 0x0112; where it stands, say
 * <a href="https://www.w3.org/TR/png-3/#eXIf">PNG</a> and <a href="https://www.rfc-editor.org/rfc/rfc9649#name-metadata">WebP</a>.
 */
enum ExifOrientation {
    UPRIGHT(false),
    MIRRORED(false),
    TURNED_180(false),
    MIRRORED_TURNED_180(false),
    MIRRORED_TURNED_270(true),
    TURNED_90(true),
    MIRRORED_TURNED_90(true),
    TURNED_270(true);

    private static final int APP1 = 0xFFE1;
    private static final int START_OF_SCAN = 0xFFDA;
    private static final int EXIF = 0x45786966;
    private static final int TAG = 0x0112;

    private static final int PNG_SIGNATURE = 8;
    private static final int PNG_EXIF = 0x65584966;
    private static final int CHECKSUM = 4;

    private static final int EXIF_HEADER = 6;

    private final boolean sideways;

    ExifOrientation(boolean sideways) {
        this.sideways = sideways;
    }

    /** What a file says; upright where it says nothing, or nothing that makes sense. */
    static ExifOrientation of(SourceFormat format, byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file);
        try {
            return switch (format) {
                case JPEG -> inJpeg(in);
                case PNG -> inPng(in);
                case WEBP -> WebpFile.exif(file).map(ExifOrientation::inWebp).orElse(UPRIGHT);
                case GIF -> UPRIGHT;
            };
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return UPRIGHT; // a broken note about a picture does not break the picture
        }
    }

    private static ExifOrientation inJpeg(ByteBuffer in) {
        in.position(2);
        while (in.remaining() > 4) {
            int marker = Short.toUnsignedInt(in.getShort());
            int length = Short.toUnsignedInt(in.getShort());
            if (marker == START_OF_SCAN || length < 2) {
                return UPRIGHT;
            }
            ByteBuffer segment = in.slice(in.position(), Math.min(length - 2, in.remaining()));
            if (marker == APP1 && segment.remaining() > 14 && segment.getInt(0) == EXIF) {
                return inTiff(segment.slice(EXIF_HEADER, segment.remaining() - EXIF_HEADER));
            }
            in.position(Math.min(in.limit(), in.position() + length - 2));
        }
        return UPRIGHT;
    }

    private static ExifOrientation inPng(ByteBuffer in) {
        in.position(PNG_SIGNATURE);
        while (in.remaining() > 2 * Integer.BYTES) {
            int length = in.getInt();
            if (in.getInt() == PNG_EXIF) {
                return inTiff(in.slice(in.position(), length));
            }
            if (length < 0) {
                return UPRIGHT; // a chunk that leads back would be read for ever
            }
            in.position(in.position() + length + CHECKSUM);
        }
        return UPRIGHT;
    }

    private static ExifOrientation inWebp(ByteBuffer note) {
        int header = note.getInt(0) == EXIF ? EXIF_HEADER : 0; // which stands here by mistake, and often
        return inTiff(note.slice(header, note.remaining() - header));
    }

    private static ExifOrientation inTiff(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if (Short.toUnsignedInt(tiff.getShort(entry)) == TAG) {
                int value = Short.toUnsignedInt(tiff.getShort(entry + 8));
                return value >= 1 && value <= 8 ? values()[value - 1] : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** Whether width and height change places. */
    boolean isSideways() {
        return sideways;
    }

    /** Turns a picture of this stored size upright. */
    AffineTransform transform(int width, int height) {
        return switch (this) {
            case UPRIGHT -> new AffineTransform();
            case MIRRORED -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case TURNED_180 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case MIRRORED_TURNED_180 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case MIRRORED_TURNED_270 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case TURNED_90 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case MIRRORED_TURNED_90 -> new AffineTransform(0, -1, -1, 0, height, width);
            case TURNED_270 -> new AffineTransform(0, -1, 1, 0, 0, width);
        };
    }
}
