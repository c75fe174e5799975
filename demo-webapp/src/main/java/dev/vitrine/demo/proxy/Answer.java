package dev.vitrine.demo.proxy;

import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/** The answer of the site as it arrives: its head, then its body, of which one piece at a time is fetched. */
final class Answer implements Response.Listener {
    private final CompletableFuture<Response> head = new CompletableFuture<>();
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();

    /** A piece of the body: some bytes and what asks for more of them, or the end. */
    sealed interface Piece {
        record Bytes(Content.Chunk chunk, Runnable more) implements Piece {}

        record End(@Nullable Throwable failure) implements Piece {}
    }

    @Override
    public void onHeaders(Response response) {
        head.complete(response);
    }

    @Override
    public void onContent(Response response, Content.Chunk chunk, Runnable more) {
        chunk.retain();
        pieces.add(new Piece.Bytes(chunk, more));
    }

    @Override
    public void onComplete(Result result) {
        Throwable failure = result.getFailure();
        if (failure != null) {
            head.completeExceptionally(failure);
        }
        pieces.add(new Piece.End(failure));
    }

    /** Waits for the head. */
    Response head(long seconds) throws InterruptedException, ExecutionException, TimeoutException {
        return head.get(seconds, TimeUnit.SECONDS);
    }

    /** The body; before it waits for longer than {@code millis}, it says so. */
    InputStream body(long millis, AnswerBody.Pause pause) {
        return new AnswerBody(pieces, millis, pause);
    }

    /** Frees what nobody will read. */
    void discard() {
        for (Piece piece = pieces.poll(); piece != null; piece = pieces.poll()) {
            if (piece instanceof Piece.Bytes bytes) {
                bytes.chunk().release();
            }
        }
    }
}
