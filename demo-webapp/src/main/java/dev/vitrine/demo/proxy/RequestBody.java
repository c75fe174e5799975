package dev.vitrine.demo.proxy;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.eclipse.jetty.client.InputStreamRequestContent;
import org.eclipse.jetty.io.ByteBufferPool;

/** What the browser sends, on its way to the site, with the length it has. */
final class RequestBody extends InputStreamRequestContent {
    private static final int CHUNK = 16 * 1024;

    private final long length;

    RequestBody(HttpServletRequest request, ByteBufferPool pool) {
        super("", stream(request), new ByteBufferPool.Sized(pool, false, CHUNK));
        length = request.getContentLengthLong();
    }

    @Override
    public long getLength() {
        return length;
    }

    /** None of its own: the headers of the request say it, or leave it out. */
    @Override
    public String getContentType() {
        return "";
    }

    private static InputStream stream(HttpServletRequest request) {
        try {
            return request.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
