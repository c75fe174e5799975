package dev.vitrine.server.web;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A connection that takes back from the kernel what the client has not taken, when it is closed amid an answer. The
 * kernel would else keep those bytes for as long as the client says that it lives, and thousands of such clients have
 * no other wish.
 */
final class ForgetfulEndPoint extends SocketChannelEndPoint {
    private volatile boolean amidAnAnswer;
    private final AtomicInteger open;
    private final AtomicBoolean counted = new AtomicBoolean(true);
    private final boolean excess;

    /**
     * @param open counts the connections that are open
     * @param most how many are served; those beyond are told so
     */
    ForgetfulEndPoint(
            SocketChannel channel,
            ManagedSelector selector,
            SelectionKey key,
            Scheduler scheduler,
            AtomicInteger open,
            int most) {
        super(channel, selector, key, scheduler);
        this.open = open;
        this.excess = open.incrementAndGet() > most;
    }

    /** Whether there were enough connections before this one. */
    boolean isExcess() {
        return excess;
    }

    @Override
    public boolean flush(ByteBuffer... buffers) throws IOException {
        boolean whole = super.flush(buffers);
        if (amidAnAnswer == whole) {
            amidAnAnswer = !whole;
        }
        return whole;
    }

    @Override
    public void doClose() {
        if (amidAnAnswer) {
            try {
                getChannel().setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException | RuntimeException e) {
                // It is closed already, then.
            }
        }
        if (counted.getAndSet(false)) {
            open.decrementAndGet();
        }
        super.doClose();
    }
}
