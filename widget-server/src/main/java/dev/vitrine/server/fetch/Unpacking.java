package dev.vitrine.server.fetch;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import dev.vitrine.server.fetch.FetchException.Failure;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Undoes the content codings of a body, and stops as soon as it grows beyond what an honest body would. */
final class Unpacking {
    /** What is offered to upstreams; brotli only where its library runs. */
    static final String ACCEPT_ENCODING = Brotli4jLoader.isAvailable() ? "gzip, deflate, br" : "gzip, deflate";

    /** HTML and XML rarely shrink to less than a twentieth. */
    private static final int MAX_RATIO = 100;

    /**
     * The <a href="https://www.iana.org/assignments/http-parameters#content-coding">codings that there are</a>. What else
     * servers call one, such as a charset or what their storage does within, browsers pass over.
     */
    private static final Set<String> CODINGS = Set.of(
            "gzip",
            "x-gzip",
            "deflate",
            "br",
            "zstd",
            "compress",
            "x-compress",
            "dcb",
            "dcz",
            "exi",
            "pack200-gzip",
            "aes128gcm");

    private static final int RATIO_FREE = 1024 * 1024;
    private static final int MAX_CODINGS = 2;

    private Unpacking() {}

    static byte[] unpack(byte[] packed, List<String> contentEncoding, int maxBytes) throws FetchException {
        List<String> codings = codings(contentEncoding);
        if (codings.size() > MAX_CODINGS) {
            throw new FetchException(Failure.BAD_ENCODING, "the body is packed " + codings.size() + " times");
        }
        byte[] body = codings.isEmpty() || packed.length == 0 ? packed : unpack(codings, packed, maxBytes);
        return isGzip(body) ? unpack(List.of("gzip"), body, maxBytes) : body;
    }

    /** Some servers send a file that is packed, such as {@code feed.xml.gz}, as it is; nothing else that is asked for begins so. */
    private static boolean isGzip(byte[] body) {
        return body.length > 2 && body[0] == 0x1F && body[1] == (byte) 0x8B && body[2] == Deflater.DEFLATED;
    }

    private static byte[] unpack(List<String> codings, byte[] packed, int maxBytes) throws FetchException {
        try {
            InputStream in = new ByteArrayInputStream(packed);
            for (int i = codings.size() - 1; i >= 0; i--) {
                in = decoder(codings.get(i), new BufferedInputStream(in));
            }
            return read(in, packed.length, maxBytes);
        } catch (IOException | RuntimeException e) {
            throw new FetchException(Failure.BAD_ENCODING, "the body is no whole " + String.join(", ", codings), e);
        }
    }

    private static List<String> codings(List<String> headers) {
        List<String> codings = new ArrayList<>();
        for (String header : headers) {
            for (String part : header.split(",", -1)) {
                String coding = part.strip().toLowerCase(Locale.ROOT);
                if (CODINGS.contains(coding)) {
                    codings.add(coding);
                }
            }
        }
        return codings;
    }

    private static InputStream decoder(String coding, InputStream in) throws IOException {
        return switch (coding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(in);
            case "deflate" -> new InflaterInputStream(in, new Inflater(!hasZlibHeader(in)));
            case "br" -> {
                if (!Brotli4jLoader.isAvailable()) {
                    throw new IOException("brotli is not available here and was not asked for");
                }
                yield new BrotliInputStream(in);
            }
            default -> throw new IOException("unknown content coding");
        };
    }

    /** Deflate is meant to have a zlib header; some servers leave it out. */
    private static boolean hasZlibHeader(InputStream in) throws IOException {
        in.mark(2);
        byte[] start = in.readNBytes(2);
        in.reset();
        return start.length > 1 && (start[0] & 0x0F) == 8 && (((start[0] & 0xFF) << 8) | (start[1] & 0xFF)) % 31 == 0;
    }

    private static byte[] read(InputStream in, int packed, int maxBytes) throws IOException, FetchException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(maxBytes, packed * 4));
        byte[] buffer = new byte[16 * 1024];
        try (in) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
                if (out.size() > maxBytes) {
                    throw new FetchException(Failure.TOO_LARGE, "the body unpacks to more than " + maxBytes + " bytes");
                }
                if (out.size() > RATIO_FREE && out.size() / packed > MAX_RATIO) {
                    throw new FetchException(
                            Failure.TOO_LARGE, "the body unpacks to more than " + MAX_RATIO + " times its size");
                }
            }
        }
        return out.toByteArray();
    }
}
