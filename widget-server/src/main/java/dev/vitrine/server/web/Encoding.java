package dev.vitrine.server.web;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.slf4j.LoggerFactory;

/** The content codings of our answers, the one we like best first. */
enum Encoding {
    BROTLI("br") {
        @Override
        Optional<byte[]> encode(byte[] bytes) throws IOException {
            if (!Brotli.AVAILABLE) {
                return Optional.empty();
            }
            int quality = bytes.length < SMALL ? BEST_QUALITY : GOOD_QUALITY;
            Encoder.Parameters parameters = new Encoder.Parameters().setMode(Encoder.Mode.TEXT);
            return Optional.of(Encoder.compress(bytes, parameters.setQuality(quality)));
        }
    },
    GZIP("gzip") {
        @Override
        Optional<byte[]> encode(byte[] bytes) throws IOException {
            var packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new BestGzip(packed)) {
                gzip.write(bytes);
            }
            return Optional.of(packed.toByteArray());
        }
    },
    IDENTITY("identity") {
        @Override
        Optional<byte[]> encode(byte[] bytes) {
            return Optional.of(bytes);
        }
    };

    /** Below this an envelope would weigh more than it saves. */
    private static final int WORTHWHILE = 256;

    /** What is smaller is packed as well as can be; for more it takes too long. */
    private static final int SMALL = 8 * 1024;

    private static final int BEST_QUALITY = 11;
    private static final int GOOD_QUALITY = 10;

    private final String token;

    Encoding(String token) {
        this.token = token;
    }

    /** The name in {@code Content-Encoding}. */
    String token() {
        return token;
    }

    abstract Optional<byte[]> encode(byte[] bytes) throws IOException;

    /** The bytes in this coding; empty where it cannot be made here or saves nothing. */
    final Optional<byte[]> pack(byte[] bytes) {
        if (this == IDENTITY) {
            return Optional.of(bytes);
        }
        if (bytes.length < WORTHWHILE) {
            return Optional.empty();
        }
        try {
            return encode(bytes).filter(packed -> packed.length < bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether a client takes this coding, see
     * <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3">RFC 9110, 12.5.3</a>. We send identity whatever the
     * client says of it: an answer that it would rather not have is better than none.
     */
    boolean acceptedBy(String acceptEncoding) {
        if (this == IDENTITY) {
            return true;
        }
        AcceptField.Says says = AcceptField.of(acceptEncoding, token);
        if (says == AcceptField.Says.NOTHING) {
            says = AcceptField.of(acceptEncoding, "*");
        }
        return says == AcceptField.Says.WANTED;
    }

    /** Asked for once, when the first answer is packed. */
    private static final class Brotli {
        static final boolean AVAILABLE = load();

        private static boolean load() {
            Throwable cause = Brotli4jLoader.getUnavailabilityCause();
            if (cause != null) {
                LoggerFactory.getLogger(Encoding.class)
                        .warn(
                                "Brotli can't be written here, so answers leave packed by gzip, which are larger; its native"
                                        + " part is unpacked below java.io.tmpdir: {}",
                                String.valueOf(cause.getCause() == null ? cause : cause.getCause()));
            }
            return cause == null;
        }
    }

    /** Gzip at its best: an answer is packed once and sent often. */
    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
