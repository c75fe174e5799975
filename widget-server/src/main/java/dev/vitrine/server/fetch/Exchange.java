package dev.vitrine.server.fetch;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * One request and what comes back, collected up to a limit; breaks off where the answer does not begin in time. Waiting for
 * one of the few connections that a host gets is not the host's time.
 */
final class Exchange implements Response.Listener {
    private final Request request;
    private final int maxBytes;
    private final Scheduler scheduler;
    private final Duration patience;
    private final CompletableFuture<Raw> done = new CompletableFuture<>();

    /** Breaks the request off once it has been sent; absent before that. */
    private volatile Scheduler.@Nullable Task firstByte;

    /** How many bytes will come at most, as the headers say. */
    private int expected;

    private byte[] body = {};
    private int size;

    private Exchange(Request request, int maxBytes, Scheduler scheduler, Duration patience) {
        this.request = request;
        this.maxBytes = maxBytes;
        this.scheduler = scheduler;
        this.patience = patience;
    }

    private void begun(Request sent) {
        firstByte = scheduler.schedule(
                () -> abort(sent, new TimeoutException("no answer within " + patience.toMillis() + " ms")),
                patience.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void answered() {
        Scheduler.Task waiting = firstByte;
        if (waiting != null) {
            waiting.cancel();
        }
    }

    /** Sends the request; the future completes with the whole answer, still packed, or with the failure. */
    static CompletableFuture<Raw> send(Request request, int maxBytes, Scheduler scheduler, Duration patience) {
        Exchange exchange = new Exchange(request, maxBytes, scheduler, patience);
        request.onRequestBegin(exchange::begun).send(exchange);
        return exchange.done;
    }

    /** Breaks a request off; the exchange then completes with this cause. */
    static void abort(Request request, Throwable cause) {
        var unused = request.abort(cause); // whether it came too late shows in the exchange itself
    }

    @Override
    public void onHeaders(Response response) {
        answered();
        long announced = response.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
        if (announced > maxBytes) {
            abort(request, new LimitException("the answer announces more than " + maxBytes + " bytes"));
        }
        expected = announced < 0 ? maxBytes : (int) Math.min(announced, maxBytes);
    }

    @Override
    public void onContent(Response response, ByteBuffer content) {
        int next = size + content.remaining();
        if (next > maxBytes) {
            abort(request, new LimitException("the answer is larger than " + maxBytes + " bytes"));
            return;
        }
        if (next > body.length) {
            body = Arrays.copyOf(body, Math.max(next, Math.min(2 * body.length, expected)));
        }
        content.get(body, size, next - size);
        size = next;
    }

    @Override
    public void onComplete(Result result) {
        answered();
        if (result.isFailed()) {
            Throwable abort = request.getAbortCause();
            done.completeExceptionally(abort == null ? result.getFailure() : abort);
            return;
        }
        Response response = result.getResponse();
        String[] headers =
                response.getHeaders().stream().flatMap(Exchange::nameAndValue).toArray(String[]::new);
        byte[] whole = size == body.length ? body : Arrays.copyOf(body, size);
        done.complete(new Raw(response.getStatus(), Headers.of(headers), whole));
    }

    private static Stream<String> nameAndValue(HttpField field) {
        return Stream.of(field.getName(), field.getValue() == null ? "" : field.getValue());
    }

    /** An answer as it came over the wire. */
    static final class Raw {
        private final int status;
        private final Headers headers;
        private final byte[] body;

        private Raw(int status, Headers headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        int status() {
            return status;
        }

        Headers headers() {
            return headers;
        }

        byte[] body() {
            return body;
        }
    }
}
