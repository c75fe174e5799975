package dev.vitrine.demo.films;

import dev.vitrine.demo.templates.Templates;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** The one film of the house, at {@code /films/a-loaf-overnight}; {@code /films} leads there. */
public final class FilmServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final String FILM = "/a-loaf-overnight";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        if (FILM.equals(path)) {
            Templates.of(getServletContext()).page(request, response, "films/film.html", Map.of());
        } else if (path == null || path.equals("/")) {
            response.sendRedirect(request.getContextPath() + "/films" + FILM);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
