package dev.vitrine.demo.proxy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.client.Request;

/** The headers of a request, as the site would get them from the browser itself. */
final class RequestHeaders {
    /** Set anew on the way, or meant for this connection alone. */
    private static final Set<String> NOT_PASSED_ON =
            Set.of("host", "accept-encoding", "content-length", "expect", "upgrade-insecure-requests");

    private RequestHeaders() {}

    static void copy(HttpServletRequest request, Request onward, Origin origin) {
        Set<String> connection = HopByHop.named(Collections.list(request.getHeaders("Connection")));
        String here = request.getScheme() + "://" + request.getHeader("Host");
        onward.headers(headers -> {
            for (String name : Collections.list(request.getHeaderNames())) {
                String plain = name.toLowerCase(Locale.ROOT);
                if (NOT_PASSED_ON.contains(plain) || HopByHop.is(plain) || connection.contains(plain)) {
                    continue;
                }
                for (String value : Collections.list(request.getHeaders(name))) {
                    headers.add(name, passedOn(plain, value, here, origin));
                }
            }
            headers.put("Accept-Encoding", "identity");
        });
    }

    private static String passedOn(String name, String value, String here, Origin origin) {
        return switch (name) {
            case "origin", "referer" ->
                value.startsWith(here) ? origin.address() + value.substring(here.length()) : value;
            case "cookie" -> Cookies.forSite(value);
            default -> value;
        };
    }
}
