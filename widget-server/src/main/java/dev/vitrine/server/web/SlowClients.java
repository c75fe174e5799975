package dev.vitrine.server.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes the connections of clients that send a request byte by byte, or take an answer at a trickle: each byte renews
 * the idle timeout, so that does not end them. Looks around once a second; a request costs it two writes.
 */
final class SlowClients extends Handler.Wrapper implements Connection.Listener {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    private final long longestRequest;
    private final long bytesASecond;
    private static final long NOTHING_YET = -1;

    private final LongSupplier nanoTime;
    private final Map<Connection, Progress> connections = new ConcurrentHashMap<>();

    SlowClients(Handler handler, Limits limits, LongSupplier nanoTime) {
        super(handler);
        this.longestRequest = limits.requestTime().toNanos();
        this.bytesASecond = limits.dataRate();
        this.nanoTime = nanoTime;
    }

    /** Begins to look around; ends with the scheduler. */
    void watch(Scheduler scheduler) {
        scheduler.schedule(
                () -> {
                    lookAround();
                    watch(scheduler);
                },
                1,
                TimeUnit.SECONDS);
    }

    @Override
    public void onOpened(Connection connection) {
        // HTTP/2 has frames of its own between requests, and limits of its own.
        if (connection instanceof HttpConnection) {
            connections.putIfAbsent(connection, new Progress());
        }
    }

    /** A connection of HTTP/1.1 that is about to be opened begins within a request. */
    void requestBegun(Connection connection) {
        Progress progress = new Progress();
        progress.requestBegun();
        connections.put(connection, progress);
    }

    /** An answer is not taken at once; from now on somebody looks at how fast it is. */
    void answerBegun(Connection connection) {
        Progress progress = new Progress();
        progress.handled(connection, nanoTime.getAsLong());
        connections.put(connection, progress);
    }

    /** It has been taken. */
    void answerEnded(Connection connection) {
        connections.remove(connection);
    }

    @Override
    public void onClosed(Connection connection) {
        connections.remove(connection);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Connection connection = request.getConnectionMetaData().getConnection();
        Progress progress = connections.get(connection);
        if (progress != null) {
            progress.handled(connection, nanoTime.getAsLong());
        }
        return super.handle(request, response, callback);
    }

    private void lookAround() {
        long now = nanoTime.getAsLong();
        connections.forEach((connection, progress) -> {
            if (progress.isSlow(connection, now)) {
                connection.getEndPoint().close();
            }
        });
    }

    /** How far one connection has come. */
    private final class Progress {
        private volatile long requests;
        private volatile long bytesIn;
        private volatile long bytesOut;
        private volatile long handledAt;

        /** Since when a request is on its way that is not whole yet; 0 where there is none. Only looked at from one thread. */
        private long incompleteSince;

        /** A request is whole. One thread at a time has a connection of HTTP/1.1. */
        @SuppressWarnings("NonAtomicVolatileUpdate")
        void handled(Connection connection, long now) {
            handledAt = now;
            bytesIn = connection.getBytesIn();
            bytesOut = connection.getBytesOut();
            requests++;
        }

        void requestBegun() {
            bytesIn = NOTHING_YET;
        }

        boolean isSlow(Connection connection, long now) {
            if (connection.getBytesIn() == bytesIn) {
                incompleteSince = 0;
            } else if (incompleteSince == 0) {
                incompleteSince = now;
            }
            boolean drips = incompleteSince != 0 && now - incompleteSince > longestRequest;
            return drips || (requests > connection.getMessagesOut() && trickles(connection, now - handledAt));
        }

        private boolean trickles(Connection connection, long nanos) {
            long sent = connection.getBytesOut() - bytesOut;
            return nanos > PATIENCE && sent > 0 && sent < bytesASecond * TimeUnit.NANOSECONDS.toSeconds(nanos);
        }
    }
}
