package dev.vitrine.filter;

import dev.vitrine.enhance.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells the rooms below, which know no servlets, what they may know of a request and its response. */
final class PageRequests {
    private static final String ATTRIBUTES = "vitrine.";
    private static final Pattern PATH_PARAMETERS = Pattern.compile(";[^/]*");

    private PageRequests() {}

    static PageRequest of(HttpServletRequest request, HttpServletResponse response) {
        boolean principal = hasPrincipal(request);
        return new PageRequest(
                request.getScheme(),
                request.getServerName(),
                request.getServerPort(),
                PATH_PARAMETERS.matcher(request.getRequestURI()).replaceAll(""),
                Optional.ofNullable(request.getQueryString()),
                request.getContextPath(),
                principal,
                principal || isPersonal(request, response),
                says(response, "X-Robots-Tag", "noindex"),
                Optional.ofNullable(response.getHeader("Content-Language")),
                overrides(request));
    }

    private static boolean hasPrincipal(HttpServletRequest request) {
        return request.getUserPrincipal() != null || request.getRemoteUser() != null;
    }

    /** A session alone says nothing: robots get a new one with each request, and frameworks send no-store on every page. */
    private static boolean isPersonal(HttpServletRequest request, HttpServletResponse response) {
        return request.getHeader("Authorization") != null
                || (isKept(response) && request.getRequestedSessionId() != null && request.isRequestedSessionIdValid());
    }

    private static boolean isKept(HttpServletResponse response) {
        return says(response, "Cache-Control", "private") || says(response, "Cache-Control", "no-store");
    }

    private static boolean says(HttpServletResponse response, String header, String word) {
        return response.getHeaders(header).stream()
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(word));
    }

    private static Map<String, String> overrides(HttpServletRequest request) {
        Map<String, String> overrides = new HashMap<>();
        for (String name : Collections.list(request.getAttributeNames())) {
            if (name.startsWith(ATTRIBUTES)) {
                overrides.put(name.substring(ATTRIBUTES.length()), String.valueOf(request.getAttribute(name)));
            }
        }
        return overrides;
    }
}
