package dev.vitrine.enhance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the beginning of a picture's file says of it.
 *
 * @param type its media type
 * @param width in pixels, as it is shown
 * @param height in pixels, as it is shown
 */
record ImageHeader(String type, int width, int height) {
    /** No more than this is read of a file. */
    static final int LIMIT = 64 * 1024;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /** Reads the beginning of a file; nothing where it is none of the formats that link previews show. */
    static Optional<ImageHeader> read(InputStream file) throws IOException {
        return of(file.readNBytes(LIMIT));
    }

    static Optional<ImageHeader> of(byte[] bytes) {
        ByteBuffer data = ByteBuffer.wrap(bytes);
        Optional<ImageHeader> header = Optional.empty();
        if (starts(bytes, PNG)) {
            header = png(data);
        } else if (is(bytes, 0, "GIF8")) {
            header = gif(data);
        } else if (is(bytes, 0, "RIFF") && is(bytes, 8, "WEBP")) {
            header = webp(bytes, data);
        } else if (bytes.length > 3 && data.getShort(0) == (short) 0xffd8) {
            header = jpeg(bytes, data);
        }
        return header.filter(found -> found.width > 0 && found.height > 0);
    }

    /** <a href="https://www.w3.org/TR/png-3/#11IHDR">IHDR</a> is the first chunk. */
    private static Optional<ImageHeader> png(ByteBuffer data) {
        return data.limit() < 24
                ? Optional.empty()
                : Optional.of(new ImageHeader("image/png", data.getInt(16), data.getInt(20)));
    }

    private static Optional<ImageHeader> gif(ByteBuffer data) {
        data.order(ByteOrder.LITTLE_ENDIAN);
        return data.limit() < 10
                ? Optional.empty()
                : Optional.of(new ImageHeader("image/gif", data.getShort(6) & 0xffff, data.getShort(8) & 0xffff));
    }

    /** The three kinds of <a href="https://www.rfc-editor.org/rfc/rfc9649">WebP</a> say their size each in its own way. */
    private static Optional<ImageHeader> webp(byte[] bytes, ByteBuffer data) {
        data.order(ByteOrder.LITTLE_ENDIAN);
        if (data.limit() < 30) {
            return Optional.empty();
        }
        if (is(bytes, 12, "VP8X")) {
            return webp((data.getInt(24) & 0xffffff) + 1, (data.getInt(26) >>> 8) + 1);
        }
        if (is(bytes, 12, "VP8L")) {
            int packed = data.getInt(21);
            return webp((packed & 0x3fff) + 1, ((packed >>> 14) & 0x3fff) + 1);
        }
        return is(bytes, 12, "VP8 ") ? webp(data.getShort(26) & 0x3fff, data.getShort(28) & 0x3fff) : Optional.empty();
    }

    private static Optional<ImageHeader> webp(int width, int height) {
        return Optional.of(new ImageHeader("image/webp", width, height));
    }

    /** Goes from marker to marker until the frame's own, which has the size. */
    private static Optional<ImageHeader> jpeg(byte[] bytes, ByteBuffer data) {
        boolean turned = false;
        int at = 2;
        while (at + 9 < bytes.length && (bytes[at] & 0xff) == 0xff) {
            int marker = bytes[at + 1] & 0xff;
            if (marker == 0xff) {
                at++;
                continue;
            }
            int length = data.getShort(at + 2) & 0xffff;
            if (isFrame(marker)) {
                int height = data.getShort(at + 5) & 0xffff;
                int width = data.getShort(at + 7) & 0xffff;
                return Optional.of(new ImageHeader("image/jpeg", turned ? height : width, turned ? width : height));
            }
            if (marker == 0xe1 && is(bytes, at + 4, "Exif")) {
                turned = isTurned(data, at + 10, Math.min(at + 2 + length, bytes.length));
            }
            at += 2 + Math.max(2, length);
        }
        return Optional.empty();
    }

    /** A start of frame; 0xc4, 0xc8 and 0xcc mark other things. */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /** Whether the camera was held sideways: Exif's orientation, 5 to 8, in the first directory. */
    private static boolean isTurned(ByteBuffer data, int tiff, int end) {
        if (tiff + 8 > end) {
            return false;
        }
        ByteBuffer exif =
                data.duplicate().order(data.get(tiff) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = tiff + (exif.getInt(tiff + 4) & 0xffffffffL);
        if (directory + 2 > end) {
            return false;
        }
        int entries = exif.getShort((int) directory) & 0xffff;
        for (long entry = directory + 2; entries > 0 && entry + 12 <= end; entry += 12, entries--) {
            if (exif.getShort((int) entry) == 0x112) {
                return (exif.getShort((int) entry + 8) & 0xffff) >= 5;
            }
        }
        return false;
    }

    private static boolean starts(byte[] bytes, byte[] beginning) {
        return bytes.length >= beginning.length
                && Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
    }

    private static boolean is(byte[] bytes, int at, String ascii) {
        return at + ascii.length() <= bytes.length
                && new String(bytes, at, ascii.length(), StandardCharsets.ISO_8859_1).equals(ascii);
    }
}
