package dev.vitrine.filter;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.function.Supplier;

/** Tells the filter's counters to whoever has the token. */
final class StatusReport {
    private static final String SCHEME = "Bearer ";

    private final byte[] token;
    private final Supplier<FilterCounts> counts;

    StatusReport(String token, Supplier<FilterCounts> counts) {
        this.token = token.getBytes(UTF_8);
        this.counts = counts;
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (!hasToken(request.getHeader("Authorization"))) {
            response.setHeader("WWW-Authenticate", "Bearer");
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        byte[] json = counts.get().json().getBytes(UTF_8);
        response.setContentType("application/json");
        response.setContentLength(json.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(json);
        }
    }

    /** Compared in a time that does not tell how much of it was right. */
    private boolean hasToken(String authorization) {
        return authorization != null
                && authorization.startsWith(SCHEME)
                && MessageDigest.isEqual(
                        token, authorization.substring(SCHEME.length()).getBytes(UTF_8));
    }
}
