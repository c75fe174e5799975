package dev.vitrine.demo.home;

import dev.vitrine.demo.templates.Templates;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** What a visitor sees when a page is missing, or broke; the container dispatches here with the status already set. */
public final class ErrorServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean asked = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null;
        if (!asked) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
        boolean missing = response.getStatus() == HttpServletResponse.SC_NOT_FOUND;
        Templates.of(getServletContext()).page(request, response, "home/error.html", Map.of("missing", missing));
    }
}
