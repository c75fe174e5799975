package dev.vitrine.demo.account;

import dev.vitrine.demo.templates.Templates;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The login page. */
public final class LoginServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        form(request, response, false);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Guest> guest = Guest.recognise(parameter(request, "email"), parameter(request, "password"));
        if (guest.isPresent()) {
            guest.get().enter(request);
            response.sendRedirect(request.getContextPath() + "/account");
        } else {
            form(request, response, true);
        }
    }

    private void form(HttpServletRequest request, HttpServletResponse response, boolean refused) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        Map<String, Object> values = Map.of("refused", refused, "email", parameter(request, "email"));
        Templates.of(getServletContext()).page(request, response, "account/login.html", values);
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }
}
