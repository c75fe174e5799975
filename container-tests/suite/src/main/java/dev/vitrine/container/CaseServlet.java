package dev.vitrine.container;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Does what the case does that the path names. */
final class CaseServlet extends HttpServlet {
    /** Names the request whose notes are kept. */
    static final String RUN = "X-Run";

    private static final long serialVersionUID = 1;

    private static final Map<String, List<String>> NOTES = new ConcurrentHashMap<>();
    private static final Map<String, CountDownLatch> RETURNED = new ConcurrentHashMap<>();

    private final transient Function<String, Case> cases;
    private final transient Function<Case, Exchange.Behaviour> part;

    CaseServlet(Function<String, Case> cases, Function<Case, Exchange.Behaviour> part) {
        this.cases = cases;
        this.part = part;
    }

    /** The notes of a request, once its servlet has returned; they are forgotten then. */
    static List<String> notesOf(String run) {
        CountDownLatch returned = RETURNED.remove(run);
        try {
            if (returned != null && !returned.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the servlet of run " + run + " does not return");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<String> notes = NOTES.remove(run);
        return notes == null ? List.of() : notes;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String run = String.valueOf(request.getHeader(RUN));
        List<String> notes = NOTES.computeIfAbsent(run, key -> Collections.synchronizedList(new ArrayList<>()));
        boolean first = request.getDispatcherType() == DispatcherType.REQUEST;
        CountDownLatch returned = RETURNED.computeIfAbsent(run, key -> new CountDownLatch(1));
        Case wanted = cases.apply(request.getPathInfo().substring(1));
        try {
            part.apply(wanted).serve(new Exchange(request, response, notes));
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        } finally {
            if (first) {
                returned.countDown();
            }
        }
    }
}
