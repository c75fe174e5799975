package dev.vitrine.container;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page with an entity tag or a date, which it compares itself. */
final class Validated extends HttpServlet {
    static final long MODIFIED = 1_700_000_000_000L;

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean tagged = request.getPathInfo().startsWith("/tag");
        if (tagged) {
            response.setHeader("ETag", "\"abc\"");
        } else {
            response.setDateHeader("Last-Modified", MODIFIED);
        }
        boolean known = tagged
                ? "\"abc\"".equals(request.getHeader("If-None-Match"))
                : request.getDateHeader("If-Modified-Since") >= MODIFIED;
        if (known) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else if ("\"abc\"".equals(request.getHeader("If-Range"))) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
        } else {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write(Pages.PAGE);
        }
    }
}
