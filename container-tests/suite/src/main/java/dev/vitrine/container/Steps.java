package dev.vitrine.container;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Writes and flushes a page piece by piece, the next only when it may. */
final class Steps extends HttpServlet {
    private static final long serialVersionUID = 1;

    /** The head, then what takes its time. */
    static final String[] PIECES = {
        Pages.PAGE.substring(0, Pages.PAGE.indexOf("<body>")),
        Pages.BEFORE_END.substring(Pages.PAGE.indexOf("<body>")),
        "<p>later</p>",
        Pages.END
    };

    private final transient Semaphore mayGoOn;

    /** One servlet for each webapp: containers register the same one once only. */
    Steps(Semaphore mayGoOn) {
        this.mayGoOn = mayGoOn;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        boolean text = request.getParameter("text") != null;
        for (String piece : PIECES) {
            if (text) {
                response.getWriter().write(piece);
                response.getWriter().flush();
            } else {
                response.getOutputStream().write(piece.getBytes(StandardCharsets.UTF_8));
                response.flushBuffer();
            }
            await();
        }
    }

    private void await() {
        try {
            if (!mayGoOn.tryAcquire(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the client has not seen the last piece");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
