package dev.vitrine.filter;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * A short name for all that shapes our output, equal on every node that shares it. It guards against oversight and not against
 * malice, so that a check sum does; a digest would have the machine look for its providers at the start.
 */
final class Fingerprint {
    private Fingerprint() {}

    static String of(String... parts) {
        CRC32 sum = new CRC32();
        for (String part : parts) {
            sum.update(part.getBytes(StandardCharsets.UTF_8));
            sum.update(0);
        }
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
