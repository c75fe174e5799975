package dev.vitrine.demo.proxy;

import dev.vitrine.demo.proxy.Answer.Piece;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** The body of an answer. Where it pauses, its reader is told before the wait, and can flush what it has passed on. */
final class AnswerBody extends InputStream {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final BlockingQueue<Piece> pieces;
    private final long millis;
    private final Pause pause;
    private ByteBuffer current = NOTHING;
    private boolean ended;

    /** Told when nothing has come for a while. */
    interface Pause {
        void begins() throws IOException;
    }

    AnswerBody(BlockingQueue<Piece> pieces, long millis, Pause pause) {
        this.pieces = pieces;
        this.millis = millis;
        this.pause = pause;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (!current.hasRemaining() && !ended) {
            take(next());
        }
        if (ended) {
            return -1;
        }
        int count = Math.min(length, current.remaining());
        current.get(target, offset, count);
        return count;
    }

    @Override
    public int available() {
        return current.remaining();
    }

    private Piece next() throws IOException {
        try {
            Piece piece = pieces.poll(millis, TimeUnit.MILLISECONDS);
            if (piece == null) {
                pause.begins();
                piece = pieces.take();
            }
            return piece;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The demo is being stopped");
        }
    }

    private void take(Piece piece) throws IOException {
        if (piece instanceof Piece.Bytes bytes) {
            ByteBuffer buffer = bytes.chunk().getByteBuffer();
            current = ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
            bytes.chunk().release();
            bytes.more().run();
        } else if (piece instanceof Piece.End end) {
            ended = true;
            if (end.failure() != null) {
                throw new BrokenOffException(end.failure());
            }
        }
    }
}
