package dev.vitrine.container;

import dev.vitrine.container.Exchange.Behaviour;
import java.util.List;

/**
 * One behaviour of an application, and the request that brings it about.
 *
 * @param outcome what becomes of it in the filter's hands
 * @param target what the servlet does to which this one forwards, includes or dispatches
 */
public record Case(
        String name, Outcome outcome, String method, List<String> headers, Behaviour servlet, Behaviour target) {
    /** What becomes of a response. */
    public enum Outcome {
        /** It gets its insertions, and its headers change as they must. */
        REWRITTEN,
        /** Not a byte and not a header changes. */
        UNTOUCHED,
        /** One of both, as the container cuts it. */
        EITHER
    }

    public Case {
        headers = List.copyOf(headers);
    }

    static Case of(String name, Outcome outcome, Behaviour servlet) {
        return new Case(name, outcome, "GET", List.of(), servlet, exchange -> {});
    }

    static Case rewritten(String name, Behaviour servlet) {
        return of(name, Outcome.REWRITTEN, servlet);
    }

    static Case untouched(String name, Behaviour servlet) {
        return of(name, Outcome.UNTOUCHED, servlet);
    }

    static Case either(String name, Behaviour servlet) {
        return of(name, Outcome.EITHER, servlet);
    }

    Case to(Behaviour target) {
        return new Case(name, outcome, method, headers, servlet, target);
    }

    Case by(String method) {
        return new Case(name, outcome, method, headers, servlet, target);
    }

    Case with(String... headers) {
        return new Case(name, outcome, method, List.of(headers), servlet, target);
    }

    @Override
    public String toString() {
        return name;
    }
}
