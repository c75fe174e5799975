package dev.vitrine.demo.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Somebody who is logged in, as the session remembers them. */
public record Guest(String name, String email) implements Serializable {
    private static final Guest ONLY = new Guest("Petronella Sample", "guest@example.org");
    private static final byte[] PASSWORD = "crumbs".getBytes(StandardCharsets.UTF_8);

    /** The guest whom this address and password belong to. */
    static Optional<Guest> recognise(String email, String password) {
        boolean right = MessageDigest.isEqual(PASSWORD, password.getBytes(StandardCharsets.UTF_8));
        return right && email.strip().equalsIgnoreCase(ONLY.email()) ? Optional.of(ONLY) : Optional.empty();
    }

    /** The guest who is logged in. */
    static Optional<Guest> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return Optional.ofNullable(session).map(known -> (Guest) known.getAttribute(Guest.class.getName()));
    }

    /** Logs in: under a new session id, so that nobody who knew the old one comes along. */
    void enter(HttpServletRequest request) {
        request.getSession().setAttribute(Guest.class.getName(), this);
        request.changeSessionId();
    }
}
