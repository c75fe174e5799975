package dev.vitrine.demo.home;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The opening hours as JSON, for the sign at the door. */
public final class OpeningHoursServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final byte[] HOURS = """
            {
              "bakery": "Rye & Lantern",
              "week": {"tue": "07:00-14:00", "wed": "07:00-14:00", "thu": "07:00-18:00", "fri": "07:00-18:00", "sat": "07:00-13:00"},
              "closed": ["sun", "mon"],
              "note": "<b>Order by noon</b> for the next morning."
            }
            """.getBytes(StandardCharsets.UTF_8);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setContentLength(HOURS.length);
        response.getOutputStream().write(HOURS);
    }
}
