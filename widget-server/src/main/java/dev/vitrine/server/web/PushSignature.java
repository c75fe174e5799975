package dev.vitrine.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.jetty.http.HttpFields;

/**
 * The signature of a pushed document as the <a href="https://www.standardwebhooks.com">Standard Webhooks</a> have it: an
 * HMAC-SHA256 of id, time and body, so that none of them can be exchanged. Unlike theirs, a secret is taken as it is written.
 */
final class PushSignature {
    /** How long a signature can be used, counted from any moment of its use. */
    static final Duration LONGEST_USE = Duration.ofMinutes(10);

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final String SIGNATURE = "webhook-signature";
    private static final String TIME = "webhook-timestamp";
    private static final String ID = "webhook-id";

    private final SecretKeySpec key;

    PushSignature(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256");
    }

    /** Whether the headers promise a signature of these minutes; cheap, and before the body is read. */
    boolean isAnnounced(HttpFields headers, Instant now) {
        String time = value(headers, TIME);
        return id(headers).matches("[!-~]{1,200}")
                && value(headers, SIGNATURE).startsWith("v1,")
                && time.matches("[0-9]{1,12}")
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now)
                                .abs()
                                .compareTo(CLOCKS_DIFFER)
                        <= 0;
    }

    static String id(HttpFields headers) {
        return value(headers, ID);
    }

    private static String value(HttpFields headers, String name) {
        String value = headers.get(name);
        return value == null ? "" : value.strip();
    }

    /** Whether one of the signatures is that of this body. */
    boolean isOf(byte[] body, HttpFields headers) {
        byte[] expected = sign(id(headers) + "." + value(headers, TIME) + ".", body);
        boolean right = false;
        for (String signature : value(headers, SIGNATURE).split(" ", 10)) {
            right |= MessageDigest.isEqual(expected, signature.getBytes(UTF_8));
        }
        return right;
    }

    private byte[] sign(String head, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(head.getBytes(UTF_8));
            return ("v1," + Base64.getEncoder().encodeToString(mac.doFinal(body))).getBytes(UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
