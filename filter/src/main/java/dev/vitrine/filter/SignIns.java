package dev.vitrine.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;

/**
 * Whether a visitor has signed in at a filter behind ours, which shows the principal only to what is behind itself: known by
 * what Spring Security and Shiro leave in the sessions, or Spring Security in the requests, of those whom they know by name, and of
 * no others.
 */
final class SignIns {
    private static final List<String> MARKS = List.of(
            "SPRING_SECURITY_CONTEXT", "org.apache.shiro.subject.support.DefaultSubjectContext_PRINCIPALS_SESSION_KEY");

    /** Where Spring Security leaves whom it knows for one request alone, by a token or a cookie. */
    private static final String SPRING_REQUEST =
            "org.springframework.security.web.context.RequestAttributeSecurityContextRepository.SPRING_SECURITY_CONTEXT";

    /** Where Spring Session leaves the session that it has in place of the container's. */
    private static final String SPRING_SESSION = "org.springframework.session.SessionRepository.CURRENT_SESSION";

    private SignIns() {}

    static boolean include(HttpServletRequest request) {
        if (request.getAttribute(SPRING_REQUEST) != null) {
            return true;
        }
        try {
            HttpSession session = request.getAttribute(SPRING_SESSION) instanceof HttpSession theirs
                    ? theirs
                    : request.getSession(false);
            return session != null && MARKS.stream().anyMatch(mark -> session.getAttribute(mark) != null);
        } catch (IllegalStateException e) {
            return false; // Signed out meanwhile, or there are no sessions.
        }
    }
}
