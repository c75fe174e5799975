package dev.vitrine.filter;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says of a response, once its headers are known, whether its body may be rewritten. */
final class ResponseGate {
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    private final boolean errorPages;
    private final boolean gzip;

    ResponseGate(FilterSettings settings) {
        this.gzip = settings.value(Settings.REWRITE_GZIP);
        this.errorPages = settings.value(Settings.ERROR_PAGES);
    }

    /** Why the body must leave as it came, in a few words for the counters; nothing where it may be rewritten. */
    Optional<String> objection(HttpServletResponse response) {
        if (!isStatus(response.getStatus())) {
            return Optional.of("status");
        }
        if (!ContentTypes.isPage(response.getContentType())) {
            return Optional.of("content type");
        }
        if (isEncoded(response) && !unpacks(response)) {
            return Optional.of("content encoding");
        }
        if (response.containsHeader("Content-Range")) {
            return Optional.of("content range");
        }
        if (isNoTransform(headers(response, "Cache-Control"))) {
            return Optional.of("no-transform");
        }
        if (isAttachment(response.getHeader("Content-Disposition"))) {
            return Optional.of("attachment");
        }
        return response.containsHeader("Signature") ? Optional.of("signature") : Optional.empty();
    }

    private boolean isStatus(int status) {
        return status == 200 || (errorPages && status >= 400);
    }

    /** Whether the body is packed, and may be unpacked. */
    boolean unpacks(HttpServletResponse response) {
        return gzip
                && response.getHeaders("Content-Encoding").size() == 1
                && String.valueOf(response.getHeader("Content-Encoding"))
                        .strip()
                        .equalsIgnoreCase("gzip");
    }

    private static boolean isEncoded(HttpServletResponse response) {
        return headers(response, "Content-Encoding").stream()
                .anyMatch(encoding -> !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity"));
    }

    /** Tomcat under a security policy refuses the list of values to webapps, so it is asked for only where there are some. */
    static Collection<String> headers(HttpServletResponse response, String name) {
        return response.containsHeader(name) ? response.getHeaders(name) : List.of();
    }

    private static boolean isNoTransform(Collection<String> cacheControl) {
        return cacheControl.stream()
                .flatMap(COMMA::splitAsStream)
                .anyMatch(directive -> directive.strip().equalsIgnoreCase("no-transform"));
    }

    /** Any disposition but {@code inline} is <a href="https://www.rfc-editor.org/rfc/rfc6266#section-4.2">treated as an
     * attachment</a>. */
    private static boolean isAttachment(@Nullable String disposition) {
        return disposition != null
                && !disposition.strip().toLowerCase(Locale.ROOT).startsWith("inline");
    }
}
