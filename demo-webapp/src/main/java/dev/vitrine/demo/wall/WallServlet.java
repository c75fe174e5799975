package dev.vitrine.demo.wall;

import dev.vitrine.demo.templates.Templates;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The posts of all networks at {@code /wall}; a form there breaks the networks and heals them. */
public final class WallServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Networks> networks = networks();
        Networks.State state = networks.isPresent() ? networks.get().state() : Networks.State.UNKNOWN;
        Templates.of(getServletContext())
                .page(
                        request,
                        response,
                        "wall/wall.html",
                        Map.of("state", state, "troubles", Networks.TROUBLES, "switchable", networks.isPresent()));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Networks> networks = networks();
        String wanted = Optional.ofNullable(request.getParameter("trouble")).orElse("");
        if (networks.isEmpty() || !Networks.knows(wanted)) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        networks.get().turn(wanted);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", request.getContextPath() + "/wall");
    }

    /** The stand-in for the networks, where the launcher started one. */
    private Optional<Networks> networks() {
        return Optional.ofNullable(getServletContext().getInitParameter("demo.networks"))
                .map(Networks::new);
    }
}
