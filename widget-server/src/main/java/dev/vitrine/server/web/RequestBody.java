package dev.vitrine.server.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Reads what a request brings, without a thread that waits for it. What is too large is read on and thrown away for a
 * while, since a client that is cut off while it sends sees the cut and not the answer.
 */
public final class RequestBody implements Invocable.Task {
    /** How many times of what is allowed is read at most before the client is answered. */
    private static final int PATIENCE = 4;

    private final Request request;
    private final int mostBytes;
    private final BodyRoom room;
    private final Runnable crowded;
    private final Consumer<Optional<byte[]>> then;
    private ByteArrayOutputStream body = new ByteArrayOutputStream();
    private boolean isCrowded;
    private long held;
    private long length;

    private RequestBody(
            Request request, int mostBytes, BodyRoom room, Runnable crowded, Consumer<Optional<byte[]>> then) {
        this.request = request;
        this.mostBytes = mostBytes;
        this.room = room;
        this.crowded = crowded;
        this.then = then;
    }

    /** Gives the whole body, as soon as it is there; nothing where it is larger, or breaks off. For those who may send any. */
    public static void read(Request request, int mostBytes, Consumer<Optional<byte[]>> then) {
        read(request, mostBytes, new BodyRoom(mostBytes), () -> then.accept(Optional.empty()), then);
    }

    /**
     * As the other, for strangers.
     *
     * @param room what their bodies share until they are answered
     * @param crowded is run instead where that was not enough for this one
     */
    static void read(Request request, int mostBytes, BodyRoom room, Runnable crowded, Consumer<Optional<byte[]>> then) {
        if (request.getLength() > (long) PATIENCE * mostBytes) {
            then.accept(Optional.empty());
            return;
        }
        RequestBody reading = new RequestBody(request, mostBytes, room, crowded, then);
        Request.addCompletionListener(request, failure -> room.give(reading.held));
        reading.run();
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public void run() {
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                then.accept(Optional.empty());
                return;
            }
            take(chunk.getByteBuffer());
            boolean whole = chunk.isLast();
            chunk.release();
            if (whole || length > (long) PATIENCE * mostBytes) {
                end(whole);
                return;
            }
        }
    }

    private void end(boolean whole) {
        if (isCrowded) {
            crowded.run();
        } else {
            then.accept(whole && length <= mostBytes ? Optional.of(body.toByteArray()) : Optional.empty());
        }
    }

    private void take(ByteBuffer bytes) {
        length += bytes.remaining();
        if (isCrowded || length > mostBytes) {
            return;
        }
        isCrowded = !room.take(bytes.remaining());
        if (isCrowded) {
            body = new ByteArrayOutputStream();
            room.give(held);
            held = 0;
        } else {
            held += bytes.remaining();
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            body.writeBytes(copy);
        }
    }

    /**
     * Says that the connection ends with this answer where a body is on its way that nobody will read: else the client might
     * ask again on it just when it is closed.
     */
    public static void leaveUnread(Request request, Response response) {
        boolean none = request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) <= 0
                && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
        if (!none && request.getConnectionMetaData().getHttpVersion().getVersion() < HttpVersion.HTTP_2.getVersion()) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
    }
}
