package dev.vitrine.filter;

import dev.vitrine.enhance.ContentPolicy;
import dev.vitrine.enhance.PageRequest;
import dev.vitrine.enhance.PublicBase;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells the rooms below, which know no servlets, what they may know of a request and its response. */
final class PageRequests {
    private static final String ATTRIBUTES = "vitrine.";
    private static final String TO_AN_ERROR = "jakarta.servlet.error.";
    private static final Pattern PATH_PARAMETERS = Pattern.compile(";[^/]*");
    private static final Pattern KEPT = Pattern.compile("(?i)private|no-store");
    /** As a rule of its own; {@code max-image-preview:none} keeps no robot away. */
    private static final Pattern NOINDEX = Pattern.compile("(?i)noindex|(?<!preview:\\s{0,9})none");

    private final List<PathRule> rules;
    private final Optional<MetadataResolver> resolver;
    private final FailureLog failures;

    PageRequests(List<PathRule> rules, Optional<MetadataResolver> resolver, FailureLog failures) {
        this.rules = rules;
        this.resolver = resolver;
        this.failures = failures;
    }

    PageRequest of(HttpServletRequest request, HttpServletResponse response) {
        boolean principal = hasPrincipal(request);
        return new PageRequest(
                request.getScheme(),
                request.getServerName(),
                request.getServerPort(),
                withoutParameters(String.valueOf(asked(request, "request_uri", request.getRequestURI()))),
                Optional.ofNullable(asked(request, "query_string", request.getQueryString())),
                request.getContextPath(),
                principal,
                principal || isPersonal(request, response),
                response.containsHeader("X-Robots-Tag"),
                says(response, "X-Robots-Tag", NOINDEX),
                ContentTypes.isXml(response.getContentType()),
                Optional.ofNullable(response.getHeader("Content-Language")),
                overrides(request),
                PathRule.valuesFor(pathWithinContext(request), rules));
    }

    private static String withoutParameters(String path) {
        return path.indexOf(';') < 0 ? path : PATH_PARAMETERS.matcher(path).replaceAll("");
    }

    /** What the page's policies let us add, those that only report included. */
    static ContentPolicy policy(HttpServletResponse response, PageRequest page, Optional<PublicBase> base) {
        List<String> policies = new ArrayList<>(ResponseGate.headers(response, "Content-Security-Policy"));
        policies.addAll(ResponseGate.headers(response, "Content-Security-Policy-Report-Only"));
        return ContentPolicy.of(policies, page, base);
    }

    /** What the visitor asked for: Tomcat shows where a forward or a dispatch leads even through a request wrapped before it. */
    private static @Nullable String asked(HttpServletRequest request, String name, @Nullable String now) {
        String way = way(request);
        return way.isEmpty() ? now : (String) request.getAttribute(way + name);
    }

    /** What stands before the names of the attributes that tell what was asked for; nothing where a request was not led on. */
    private static String way(HttpServletRequest request) {
        if (request.getAttribute(AsyncContext.ASYNC_REQUEST_URI) != null) {
            return "jakarta.servlet.async.";
        }
        Object forwarded = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        // Tomcat forwards to error pages, and says so; elsewhere a forward is that of the error page to its view.
        if (forwarded != null && (failed == null || failed.equals(forwarded))) {
            return "jakarta.servlet.forward.";
        }
        return failed == null ? "" : TO_AN_ERROR;
    }

    /** The same path as {@link RequestGate#pathWithinContext}, of what the visitor asked for. */
    static String pathWithinContext(HttpServletRequest request) {
        return way(request).equals(TO_AN_ERROR)
                ? decoded(
                        String.valueOf(asked(request, "request_uri", request.getRequestURI())),
                        request.getContextPath())
                : RequestGate.joined(
                        String.valueOf(asked(request, "servlet_path", request.getServletPath())),
                        asked(request, "path_info", request.getPathInfo()));
    }

    /** Error pages are told the undecoded path alone. */
    private static String decoded(String uri, String contextPath) {
        String path = withoutParameters(uri);
        String own = path.startsWith(contextPath) ? path.substring(contextPath.length()) : path;
        try {
            return URLDecoder.decode(own.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return own;
        }
    }

    private static boolean hasPrincipal(HttpServletRequest request) {
        return request.getUserPrincipal() != null || request.getRemoteUser() != null || SignIns.include(request);
    }

    /**
     * A session alone says nothing: robots get a new one with each request, and are sent on to addresses with it, and frameworks
     * send no-store on every page.
     */
    private static boolean isPersonal(HttpServletRequest request, HttpServletResponse response) {
        return request.getHeader("Authorization") != null
                || (request.getRequestedSessionId() != null
                        && !request.isRequestedSessionIdFromURL()
                        && isKept(response)
                        && request.isRequestedSessionIdValid());
    }

    /** Whether a response is for one visitor, or for once. */
    static boolean isKept(HttpServletResponse response) {
        return says(response, "Cache-Control", KEPT);
    }

    private static boolean says(HttpServletResponse response, String header, Pattern word) {
        return ResponseGate.headers(response, header).stream().anyMatch(word.asPredicate());
    }

    /** What the application says of the page: a resolver in general, request attributes for this very answer. */
    private Map<String, String> overrides(HttpServletRequest request) {
        Map<String, String> overrides = new HashMap<>(resolved(request));
        for (String name : Collections.list(request.getAttributeNames())) {
            if (name.startsWith(ATTRIBUTES)) {
                overrides.put(name.substring(ATTRIBUTES.length()), String.valueOf(request.getAttribute(name)));
            }
        }
        return overrides;
    }

    private Map<String, String> resolved(HttpServletRequest request) {
        if (resolver.isEmpty()) {
            return Map.of();
        }
        try {
            return Map.copyOf(resolver.get().resolve(request));
        } catch (RuntimeException e) {
            failures.logResolver(e, request.getRequestURI());
            return Map.of();
        }
    }
}
