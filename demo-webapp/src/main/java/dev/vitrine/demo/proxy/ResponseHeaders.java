package dev.vitrine.demo.proxy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpField;

/** The headers of an answer, made to work at this address. */
final class ResponseHeaders {
    /** They would send the browser, or its reports, to another address than this one. */
    private static final Set<String> NOT_PASSED_ON = Set.of(
            "strict-transport-security",
            "alt-svc",
            "nel",
            "report-to",
            "reporting-endpoints",
            "content-security-policy-report-only");

    private static final Pattern UPGRADE =
            Pattern.compile("(?i);?\\s*(upgrade-insecure-requests|block-all-mixed-content)\\s*(?=;|$)");
    private static final Pattern REFRESH =
            Pattern.compile("(?i)(\\s*\\d*\\s*[;,]\\s*url\\s*=\\s*['\"]?)([^'\"]*)(['\"]?\\s*)");

    private ResponseHeaders() {}

    /**
     * @param unzipped whether the body leaves without the compression that it came with
     * @param changed whether the body may leave with another length for another reason
     */
    static void copy(
            Response head,
            HttpServletRequest request,
            HttpServletResponse response,
            Origin origin,
            boolean unzipped,
            boolean changed) {
        response.setStatus(head.getStatus());
        Set<String> connection = HopByHop.named(head.getHeaders().getValuesList("Connection"));
        for (HttpField field : head.getHeaders()) {
            String name = field.getLowerCaseName();
            String value = Optional.ofNullable(field.getValue()).orElse("");
            if (NOT_PASSED_ON.contains(name) || HopByHop.is(name) || connection.contains(name)) {
                continue;
            }
            switch (name) {
                case "content-length" -> {
                    if (!unzipped && !changed) {
                        response.setContentLengthLong(field.getLongValue());
                    }
                }
                case "content-encoding" -> {
                    if (!unzipped) {
                        response.addHeader(field.getName(), value);
                    }
                }
                case "content-type" -> response.setContentType(value);
                case "location", "content-location" ->
                    response.addHeader(field.getName(), origin.path(value).orElse(value));
                case "refresh" -> response.addHeader(field.getName(), refresh(value, origin));
                case "set-cookie" -> response.addHeader(field.getName(), Cookies.forBrowser(value));
                case "access-control-allow-origin" ->
                    response.addHeader(
                            field.getName(),
                            value.equalsIgnoreCase(origin.address())
                                    ? request.getScheme() + "://" + request.getHeader("Host")
                                    : value);
                case "content-security-policy" ->
                    response.addHeader(
                            field.getName(),
                            UPGRADE.matcher(value).replaceAll("").replaceFirst("^;\\s*", ""));
                default -> response.addHeader(field.getName(), value);
            }
        }
    }

    private static String refresh(String value, Origin origin) {
        var parts = REFRESH.matcher(value);
        return parts.matches()
                ? origin.path(parts.group(2))
                        .map(path -> parts.group(1) + path + parts.group(3))
                        .orElse(value)
                : value;
    }
}
