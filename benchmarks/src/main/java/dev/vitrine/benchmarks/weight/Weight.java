package dev.vitrine.benchmarks.weight;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * What share buttons need on a page, each part packed by gzip on its own, in bytes.
 *
 * @param markup what stands in the page for them
 */
record Weight(int markup, int style, int script) {
    static Weight of(String markup, byte[] style, byte[] script) {
        return new Weight(packed(markup.getBytes(UTF_8)), packed(style), packed(script));
    }

    int together() {
        return markup + style + script;
    }

    /** As small as gzip makes it; what is not there weighs nothing. */
    private static int packed(byte[] bytes) {
        if (bytes.length == 0) {
            return 0;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new BestGzip(out)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new AssertionError("memory takes what is written", e);
        }
        return out.size();
    }

    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
