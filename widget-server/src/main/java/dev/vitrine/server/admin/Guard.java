package dev.vitrine.server.admin;

import dev.vitrine.server.web.Bearer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;

/**
 * Says who may in: whoever sends the token in {@code Authorization}, which no browser does by itself, from a page of the
 * admin address or from no page at all. It knows no cookie, so there is nothing that another site could ride on.
 */
final class Guard {
    private final Bearer token;

    Guard(Bearer token) {
        this.token = token;
    }

    /** Why this request is refused; empty where it is not. */
    Optional<Reply> refusal(Request request) {
        HttpFields headers = request.getHeaders();
        if (!token.isIn(headers)) {
            return Optional.of(Reply.refusal(
                    HttpStatus.UNAUTHORIZED_401,
                    "This needs the admin token of the server, as Authorization: Bearer and the token."));
        }
        if (isOfAnotherSite(request)) {
            return Optional.of(Reply.refusal(HttpStatus.FORBIDDEN_403, "Pages of other sites have no business here."));
        }
        return Optional.empty();
    }

    /** Browsers say where a request comes from; whatever is no browser says nothing. */
    private static boolean isOfAnotherSite(Request request) {
        String site = request.getHeaders().get("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return true;
        }
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        String host = request.getHeaders().get(HttpHeader.HOST);
        return origin != null && !origin.replaceFirst("^https?://", "").equalsIgnoreCase(host);
    }
}
