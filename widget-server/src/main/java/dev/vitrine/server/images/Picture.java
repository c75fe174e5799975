package dev.vitrine.server.images;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A picture that we made ourselves: ready to be sent, and nothing but a picture. */
public final class Picture {
    private final Format format;
    private final byte[] bytes;
    private final String hash;

    Picture(Format format, byte[] bytes) {
        this.format = format;
        this.bytes = bytes;
        this.hash = hash(bytes);
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public Format format() {
        return format;
    }

    /** The file; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Whether nothing is missing at the end, as after a power cut. */
    boolean isWhole() {
        return format.isEnd(bytes);
    }

    /** Twenty-four hexadecimal digits that stand for these bytes and no others. */
    public String hash() {
        return hash;
    }

    /** The kinds of picture that leave the server. */
    public enum Format {
        JPEG("image/jpeg", "jpg") {
            @Override
            boolean isEnd(byte[] file) {
                return endsIn(file, "ffd9");
            }
        },
        PNG("image/png", "png") {
            @Override
            boolean isEnd(byte[] file) {
                return endsIn(file, "49454e44ae426082");
            }
        },
        WEBP("image/webp", "webp") {
            @Override
            boolean isEnd(byte[] file) {
                int head = 2 * Integer.BYTES;
                return file.length > head
                        && ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(Integer.BYTES)
                                == file.length - head;
            }
        };

        private final String type;
        private final String suffix;

        Format(String type, String suffix) {
            this.type = type;
            this.suffix = suffix;
        }

        abstract boolean isEnd(byte[] file);

        private static boolean endsIn(byte[] file, String hex) {
            byte[] end = HexFormat.of().parseHex(hex);
            int from = file.length - end.length;
            return from > 0 && Arrays.equals(file, from, file.length, end, 0, end.length);
        }

        /** The MIME type. */
        public String type() {
            return type;
        }

        /** The end of a file's name, without a dot. */
        public String suffix() {
            return suffix;
        }
    }
}
