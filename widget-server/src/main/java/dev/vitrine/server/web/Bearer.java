package dev.vitrine.server.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** The token that whoever administers the server sends along, see <a href="https://www.rfc-editor.org/rfc/rfc6750">RFC 6750</a>. */
public final class Bearer {
    private static final String SCHEME = "bearer ";

    private final byte[] token;

    public Bearer(String token) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether a request with these headers knows it; how long the answer takes says nothing about how near a guess was. */
    public boolean isIn(HttpFields headers) {
        List<String> given = headers.getValuesList(HttpHeader.AUTHORIZATION);
        return given.size() == 1 && is(given.get(0));
    }

    /** Whether this value of {@code Authorization} is the token. */
    boolean is(String authorization) {
        boolean bearer = authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME);
        String guess = bearer ? authorization.substring(SCHEME.length()).strip() : "";
        return MessageDigest.isEqual(token, guess.getBytes(StandardCharsets.UTF_8));
    }
}
