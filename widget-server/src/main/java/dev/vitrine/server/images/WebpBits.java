package dev.vitrine.server.images;

import java.io.EOFException;
import java.io.IOException;

/** Reads bits, the lowest of each byte first. */
final class WebpBits {
    private final byte[] bytes;
    private final int end;
    private int at;
    private int bit;

    WebpBits(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /**
     * The next bits as a number, the first one lowest.
     *
     * @param count 0 to 24
     */
    int read(int count) throws IOException {
        int value = 0;
        for (int i = 0; i < count; i++) {
            if (at == end) {
                throw new EOFException("it ends too early");
            }
            value |= (bytes[at] >>> bit & 1) << i;
            bit = bit + 1 & 7;
            at += bit == 0 ? 1 : 0;
        }
        return value;
    }
}
