package dev.vitrine.server.images;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Writes WebP files that no encoder would write: bits, lowest first, and chunks. */
final class WebpWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int open;
    private int bits;

    WebpWriter bits(int value, int count) {
        for (int i = 0; i < count; i++) {
            open |= (value >>> i & 1) << bits;
            if (++bits == Byte.SIZE) {
                bytes.write(open);
                open = 0;
                bits = 0;
            }
        }
        return this;
    }

    /** The header of a lossless picture. */
    static WebpWriter lossless(int width, int height) {
        return new WebpWriter()
                .bits(0x2F, 8)
                .bits(width - 1, 14)
                .bits(height - 1, 14)
                .bits(0, 4);
    }

    WebpWriter transform(int type) {
        return bits(1, 1).bits(type, 2);
    }

    /** A prefix code of this symbol alone, so that no pixel takes a bit. */
    WebpWriter code(int symbol) {
        return bits(1, 1).bits(0, 1).bits(1, 1).bits(symbol, 8);
    }

    /** No cache of colours, and codes by which every pixel is the same. */
    WebpWriter picture(int green, int red) {
        return bits(0, 1).codes(green, red);
    }

    WebpWriter codes(int green, int red) {
        return code(green).code(red).code(0).code(0).code(0);
    }

    byte[] toByteArray() {
        return bits(0, 7 * Byte.SIZE).bytes.toByteArray();
    }

    static byte[] file(byte[]... chunks) {
        byte[] content = join(chunks);
        return join(header("RIFF", content.length + 4), "WEBP".getBytes(ISO_8859_1), content);
    }

    static byte[] chunk(String name, byte[]... content) {
        byte[] joined = join(content);
        return join(header(name, joined.length), joined, new byte[joined.length & 1]);
    }

    /** The only chunk of a file of one. */
    static byte[] chunkOf(byte[] file) {
        return Arrays.copyOfRange(file, 12, file.length);
    }

    private static byte[] header(String name, int length) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(name.getBytes(ISO_8859_1))
                .putInt(length)
                .array();
    }

    private static byte[] join(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
