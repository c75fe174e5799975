package dev.vitrine.server.web;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** Reads what a request brings, without a thread that waits for it. */
final class RequestBody {
    private RequestBody() {}

    /** Gives the whole body, as soon as it is there; nothing where it is larger, or breaks off. */
    static void read(Request request, int mostBytes, Consumer<Optional<byte[]>> then) {
        Content.Source.asByteArrayAsync(
                request,
                mostBytes,
                Promise.Invocable.from(
                        InvocationType.NON_BLOCKING,
                        (byte[] body) -> then.accept(Optional.of(body)),
                        (Throwable failure) -> then.accept(Optional.empty())));
    }
}
