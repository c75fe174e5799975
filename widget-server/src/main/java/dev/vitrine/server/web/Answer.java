package dev.vitrine.server.web;

import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What is behind one address; answers GET and HEAD, and never blocks. */
@FunctionalInterface
interface Answer {
    void to(Request request, Response response, Callback callback);

    /** What this would answer at the moment to whoever asks without a query; empty where it has to be made first. */
    default Optional<Representation> ready() {
        return Optional.empty();
    }
}
