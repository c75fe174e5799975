package dev.vitrine.filter;

import dev.vitrine.enhance.SiteSettings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers what is asked of us below our prefix: our style sheet and script, and share links that need the host of the click. */
final class OwnPaths {
    private final String prefix;

    OwnPaths(SiteSettings site) {
        this.prefix = site.prefix() + "/";
    }

    /** What of our own files shapes a page. */
    static String fingerprint() {
        return "";
    }

    boolean answers(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.REQUEST
                && RequestGate.pathWithinContext(request).startsWith(prefix);
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
