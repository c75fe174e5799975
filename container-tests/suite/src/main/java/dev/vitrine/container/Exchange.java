package dev.vitrine.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What a case's servlet works with: request, response, and a place for notes on what it saw. */
public record Exchange(HttpServletRequest request, HttpServletResponse response, List<String> notes) {
    /** Notes something that should be the same with and without the filter. */
    public void note(Object seen) {
        notes.add(String.valueOf(seen));
    }

    /** Notes what a call gives, or which exception it throws. */
    public void noteOf(String name, Callable<?> call) {
        try {
            note(name + " " + call.call());
        } catch (Exception e) {
            note(name + " threw " + e.getClass().getName());
        }
    }

    public ServletOutputStream out() throws IOException {
        return response.getOutputStream();
    }

    public Exchange type(@Nullable String type) {
        response.setContentType(type);
        return this;
    }

    /** Says that a page in UTF-8 follows. */
    public Exchange html() {
        return type("text/html;charset=UTF-8");
    }

    public void write(String text) throws IOException {
        out().write(text.getBytes(UTF_8));
    }

    public void print(String text) throws IOException {
        response.getWriter().write(text);
    }

    /** What a case's servlet does. */
    @FunctionalInterface
    public interface Behaviour {
        void serve(Exchange exchange) throws Exception;
    }
}
