package dev.vitrine.server.images;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * Looks through a JPEG for how many scans it comes in, see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">T.81</a>,
 * B.1. A decoder goes over all pixels for each of them, and thirty bytes are enough for one; where they are more than one, it
 * keeps all of the picture's coefficients, outside of the heap.
 */
final class JpegScans {
    /** Encoders make about ten of a photograph. */
    private static final int MOST = 50;

    private static final long MOST_KEPT = 100_000_000;

    private static final int TEMPORARY = 0x01;
    private static final int FIRST_FRAME = 0xC0;
    private static final int PROGRESSIVE_FRAME = 0xC2;
    private static final int FIRST_RESTART = 0xD0;
    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;

    private final ByteBuffer jpeg;
    private int scans;
    private boolean progressive;
    private int components;
    private long coefficients;

    private JpegScans(byte[] jpeg) {
        this.jpeg = ByteBuffer.wrap(jpeg);
    }

    /** @throws IOException where there are more than any encoder makes, or decoding them takes too much memory */
    static void check(byte[] jpeg) throws IOException {
        try {
            new JpegScans(jpeg).check();
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IOException("it ends too early", e);
        }
    }

    private void check() throws IOException {
        int at = 0;
        while (at + 3 < jpeg.limit()) {
            int marker = Byte.toUnsignedInt(jpeg.get(at + 1));
            if (jpeg.get(at) != (byte) 0xFF || marker == 0xFF) {
                at++; // between markers, or filling
            } else if (standsAlone(marker)) {
                at += 2;
            } else if (marker == END_OF_IMAGE) {
                if (scans > 0) {
                    return; // another picture may follow, as of a phone's
                }
                at += 2;
            } else {
                if (marker >= FIRST_FRAME && marker <= PROGRESSIVE_FRAME) {
                    frame(at + 4, marker);
                } else if (marker == START_OF_SCAN) {
                    scan(Byte.toUnsignedInt(jpeg.get(at + 4)));
                }
                at += 2 + Math.max(2, Short.toUnsignedInt(jpeg.getShort(at + 2)));
            }
        }
    }

    /** Whether nothing belongs to a marker; that a zero follows means that it is none. */
    private static boolean standsAlone(int marker) {
        return marker == 0 || marker == TEMPORARY || (marker >= FIRST_RESTART && marker <= START_OF_IMAGE);
    }

    private void frame(int at, int marker) {
        progressive = marker == PROGRESSIVE_FRAME;
        components = Byte.toUnsignedInt(jpeg.get(at + 5));
        long all = 0;
        int most = 1;
        for (int i = 0; i < components; i++) {
            int sampling = Byte.toUnsignedInt(jpeg.get(at + 7 + 3 * i));
            int samples = (sampling >> 4) * (sampling & 15);
            all += samples;
            most = Math.max(most, samples);
        }
        coefficients =
                all * Short.toUnsignedInt(jpeg.getShort(at + 1)) * Short.toUnsignedInt(jpeg.getShort(at + 3)) / most;
    }

    private void scan(int ofComponents) throws IOException {
        if (++scans > MOST) {
            throw new IOException("it comes in more than " + MOST + " scans");
        }
        if ((progressive || ofComponents < components) && coefficients * Short.BYTES > MOST_KEPT) {
            throw new IOException("it takes " + coefficients * Short.BYTES / 1_000_000
                    + " MB to put its scans together, more than " + MOST_KEPT / 1_000_000);
        }
    }
}
