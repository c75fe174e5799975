package dev.vitrine.server.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Vouches for documents of ours that hold {@link SafeHtml}, so that it need not be cleaned again when they come back from
 * the disk. One byte changed, another key or other rules, and it is cleaned as if it came from the network.
 */
public final class Seal {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Sanitizer sanitizer;

    /** @param key a secret that only this server knows */
    public Seal(byte[] key, Sanitizer sanitizer) {
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.sanitizer = sanitizer;
    }

    /** The seal of a document, from one of its bytes on, whose HTML was taken from {@link SafeHtml} and nowhere else. */
    public String of(byte[] document, int from) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(Sanitizer.RULES.getBytes(UTF_8));
            mac.update(document, from, document.length - from);
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has HMAC with SHA-256, which takes any key", e);
        }
    }

    /** Looks whether this is the document's seal. */
    public Opened open(String seal, byte[] document, int from) {
        boolean holds = MessageDigest.isEqual(of(document, from).getBytes(UTF_8), seal.getBytes(UTF_8));
        return new Opened(holds, holds ? SafeHtml::new : sanitizer::clean);
    }

    /** What a document's seal is worth. */
    public static final class Opened {
        private final boolean whole;
        private final Function<String, SafeHtml> reader;

        private Opened(boolean whole, Function<String, SafeHtml> reader) {
            this.whole = whole;
            this.reader = reader;
        }

        /** Whether every byte of the document is one that was sealed. */
        public boolean isWhole() {
            return whole;
        }

        /** HTML of the document: as it is where the seal holds, and cleaned where not. */
        public SafeHtml html(String text) {
            return reader.apply(text);
        }
    }
}
