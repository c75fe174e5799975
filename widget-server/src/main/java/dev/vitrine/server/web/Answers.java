package dev.vitrine.server.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** Short answers in plain text, that no cache may keep. */
final class Answers {
    private Answers() {}

    /** Sends one line. */
    static void line(Response response, Callback callback, int status, String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.getHeaders()
                .add(Headers.PUBLIC)
                .add(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8")
                .add(HttpHeader.CACHE_CONTROL, CachePolicy.NEVER.header())
                .add(HttpHeader.CONTENT_LENGTH, bytes.length);
        response.write(true, ByteBuffer.wrap(bytes), callback);
    }

    /**
     * Ends an answer that has no body. It is written, although there is nothing to write: where a callback is all that
     * ends an answer, and the one before on the same connection is just ending in another thread, Jetty (12.1.12) ends
     * this one twice, and the next one never. The head goes first: with the end it would say a length of 0, which is not
     * that of what a client has that asked whether it is still good.
     */
    static void nothingMore(Response response, Callback callback) {
        response.write(
                false,
                BufferUtil.EMPTY_BUFFER,
                Callback.from(() -> response.write(true, BufferUtil.EMPTY_BUFFER, callback), callback::failed));
    }

    /** There is nothing at this address. The address is not repeated: whoever asked knows it. */
    static void notFound(Response response, Callback callback, String line) {
        line(response, callback, HttpStatus.NOT_FOUND_404, line);
    }

    /** Says which methods there are. */
    static void methodNotAllowed(Response response, Callback callback) {
        response.getHeaders().add(HttpHeader.ALLOW, "GET, HEAD, OPTIONS");
        line(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, "Only GET, HEAD and OPTIONS are answered here.");
    }

    /** Answers a browser that asks before it asks. */
    static void options(Response response, Callback callback) {
        response.setStatus(HttpStatus.NO_CONTENT_204);
        response.getHeaders()
                .add(Headers.PUBLIC)
                .add(HttpHeader.ALLOW, "GET, HEAD, OPTIONS")
                .add("Access-Control-Allow-Methods", "GET, HEAD")
                .add("Access-Control-Allow-Headers", "*")
                .add("Access-Control-Max-Age", "86400");
        nothingMore(response, callback);
    }
}
