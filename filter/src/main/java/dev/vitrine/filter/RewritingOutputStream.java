package dev.vitrine.filter;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stream into which the application writes its page, in front of the container's own.
 *
 * <p>Once there is a {@link WriteListener}, the container takes one write at a time, and says through {@link #isReady} when
 * it takes the next: what the page and our insertions come to is then gathered, and handed over in one.
 */
final class RewritingOutputStream extends ServletOutputStream {
    private final PageBody body;
    private final ServletOutputStream container;
    private final byte[] single = new byte[1];
    private boolean nonBlocking;
    private final Gathered gathered = new Gathered();

    /** Whether the application writes from a {@link ByteBuffer}. */
    private boolean fromBuffer;

    private @Nullable Runnable completion;

    RewritingOutputStream(PageBody body, ServletOutputStream container) {
        this.body = body;
        this.container = container;
    }

    ServletOutputStream container() {
        return container;
    }

    boolean isNonBlocking() {
        return nonBlocking;
    }

    @Override
    public void write(int b) throws IOException {
        single[0] = (byte) b;
        write(single, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        body.write(bytes, offset, length);
        handOver();
    }

    /** The form of Servlet 6.1, which Jetty sends off at once; older containers call it never. */
    public void write(ByteBuffer buffer) throws IOException {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        fromBuffer = true;
        try {
            write(bytes, 0, bytes.length);
        } finally {
            fromBuffer = false;
        }
    }

    /** Text that needs a charset is the container's matter: each has its own way with it. */
    @Override
    public void print(@Nullable String text) throws IOException {
        String said = String.valueOf(text);
        if (!said.chars().allMatch(c -> c < 0x80)) {
            body.leaveAlone("non-ASCII text printed to a stream");
        }
        if (body.passes(said)) {
            container.print(text);
        } else {
            super.print(said);
        }
    }

    @Override
    public void flush() throws IOException {
        body.commit();
        handOver();
        container.flush();
    }

    @Override
    public void close() throws IOException {
        body.finish();
        if (gathered.isEmpty() || container.isReady()) {
            handOver();
            container.close();
        } else {
            completion = this::closeQuietly;
        }
    }

    private void closeQuietly() {
        try {
            container.close();
        } catch (IOException e) {
            // The client has gone; the container knows.
        }
    }

    @Override
    public boolean isReady() {
        return container.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        try {
            body.release();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        boolean before = nonBlocking;
        nonBlocking = true; // Open Liberty begins at once, on a thread of its own.
        boolean accepted = false;
        try {
            container.setWriteListener(new Relayed(listener));
            accepted = true;
        } finally {
            nonBlocking = accepted || before;
        }
    }

    /** Takes the rewriter's bytes. */
    void toContainer(byte[] bytes, int offset, int length) throws IOException {
        if (nonBlocking) {
            gathered.write(bytes, offset, length);
        } else {
            pass(bytes, offset, length);
        }
    }

    /** Hands bytes to the container, in the way in which the application writes. */
    void pass(byte[] bytes, int offset, int length) throws IOException {
        if (fromBuffer) {
            Servlet61.write(container, ByteBuffer.wrap(bytes, offset, length));
        } else {
            container.write(bytes, offset, length);
        }
    }

    private void handOver() throws IOException {
        if (nonBlocking && !gathered.isEmpty()) {
            byte[] all = gathered.taken();
            pass(all, 0, all.length);
        }
    }

    /** Ends asynchronous work, once what is gathered has found its way. */
    void complete(Runnable completion) throws IOException {
        if (gathered.isEmpty() || container.isReady()) {
            handOver();
            completion.run();
        } else {
            this.completion = completion;
        }
    }

    private static final class Gathered extends ByteArrayOutputStream {
        boolean isEmpty() {
            return count == 0;
        }

        byte[] taken() {
            byte[] all = toByteArray();
            reset();
            return all;
        }
    }

    private final class Relayed implements WriteListener {
        private final WriteListener listener;

        Relayed(WriteListener listener) {
            this.listener = listener;
        }

        @Override
        public void onWritePossible() throws IOException {
            Runnable waiting = completion;
            if (waiting == null) {
                listener.onWritePossible();
            } else {
                completion = null;
                handOver();
                waiting.run();
            }
        }

        @Override
        public void onError(Throwable failure) {
            listener.onError(failure);
        }
    }
}
