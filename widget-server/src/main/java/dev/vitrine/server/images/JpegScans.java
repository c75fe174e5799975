package dev.vitrine.server.images;

import java.io.IOException;

/**
 * Counts in how many scans a progressive JPEG comes, see
 * <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">T.81</a>, B.1. A decoder goes over all pixels for each of them, and
 * thirty bytes are enough for one.
 */
final class JpegScans {
    /** Encoders make about ten of a photograph. */
    private static final int MOST = 50;

    private static final int TEMPORARY = 0x01;
    private static final int FIRST_RESTART = 0xD0;
    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;

    private JpegScans() {}

    /** @throws IOException where there are more than any encoder makes */
    static void check(byte[] jpeg) throws IOException {
        int scans = 0;
        int at = 0;
        while (at + 3 < jpeg.length) {
            int marker = Byte.toUnsignedInt(jpeg[at + 1]);
            if (jpeg[at] != (byte) 0xFF || marker == 0xFF) {
                at++; // between markers, or filling
            } else if (standsAlone(marker)) {
                at += 2;
            } else if (marker == END_OF_IMAGE) {
                if (scans > 0) {
                    return; // another picture may follow, as of a phone's
                }
                at += 2;
            } else {
                if (marker == START_OF_SCAN && ++scans > MOST) {
                    throw new IOException("it comes in more than " + MOST + " scans");
                }
                at += 2 + Math.max(2, Byte.toUnsignedInt(jpeg[at + 2]) << 8 | Byte.toUnsignedInt(jpeg[at + 3]));
            }
        }
    }

    /** Whether nothing belongs to a marker; that a zero follows means that it is none. */
    private static boolean standsAlone(int marker) {
        return marker == 0 || marker == TEMPORARY || (marker >= FIRST_RESTART && marker <= START_OF_IMAGE);
    }
}
