package dev.vitrine.demo.account;

import dev.vitrine.demo.templates.Templates;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** What belongs to the guest who is logged in. */
public final class AccountServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "private, no-store");
        Optional<Guest> guest = Guest.of(request);
        if (guest.isPresent()) {
            Templates.of(getServletContext())
                    .page(request, response, "account/account.html", Map.of("guest", guest.get()));
        } else {
            response.sendRedirect(request.getContextPath() + "/login");
        }
    }
}
