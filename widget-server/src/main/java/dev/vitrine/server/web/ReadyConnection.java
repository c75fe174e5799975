package dev.vitrine.server.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.util.Callback;

/**
 * Answers plain requests for what is ready with two system calls and no more. All others it gives, with the connection
 * and all bytes as they came, to the full implementation of HTTP, which answers the same to the same request.
 */
final class ReadyConnection extends AbstractConnection.NonBlocking implements Connection.UpgradeFrom {
    private static final ThreadLocal<Buffers> BUFFERS = ThreadLocal.withInitial(Buffers::new);

    private final Factory factory;
    private final Connector connector;
    private final Turnstile.Peer peer;
    private ByteBuffer unread = ByteBuffer.allocate(0);

    /** The part of an answer that the client did not take at once. */
    private volatile ByteBuffer late = ByteBuffer.allocate(0);

    private ReadyConnection(Factory factory, Connector connector, EndPoint endPoint) {
        super(endPoint, connector.getExecutor());
        this.factory = factory;
        this.connector = connector;
        this.peer = factory.turnstile.peer(endPoint);
    }

    @Override
    public void onOpen() {
        super.onOpen();
        fillInterested();
    }

    @Override
    public void onFillable() {
        long begin = System.nanoTime();
        Buffers buffers = BUFFERS.get();
        ByteBuffer in = buffers.in.clear().limit(0);
        try {
            int read = getEndPoint().fill(in);
            if (read < 0) {
                getEndPoint().close();
            } else if (read == 0) {
                fillInterested();
            } else {
                Optional<PlainRequest> request = request(buffers.request, in.limit());
                Optional<Representation.Wire> answer = request.flatMap(this::answer);
                if (answer.isPresent()) {
                    send(answer.get(), buffers.out);
                    factory.meters.answeredReady(
                            request.get().path(), answer.get().code(), System.nanoTime() - begin);
                } else {
                    handOver(in);
                }
            }
        } catch (IOException e) {
            getEndPoint().close(e);
        }
    }

    private Optional<PlainRequest> request(byte[] bytes, int length) {
        return factory.stopping.getAsBoolean() || !factory.turnstile.passes(peer)
                ? Optional.empty()
                : PlainRequest.of(bytes, length);
    }

    private Optional<Representation.Wire> answer(PlainRequest request) {
        return Optional.ofNullable(factory.routes.get().ready().get(request.path()))
                .flatMap(Answer::ready)
                .map(ready -> ready.wire(request));
    }

    private void send(Representation.Wire answer, ByteBuffer out) throws IOException {
        PreEncodedHttpField date = (PreEncodedHttpField) connector.getServer().getDateField();
        if (answer.body().remaining() > Buffers.MOST_COPIED
                && getEndPoint().getTransport() instanceof SocketChannel channel) {
            SentFiles.SentFile file = factory.files.take(answer, date);
            if (file != null) {
                send(file, answer.body(), channel);
                return;
            }
        }
        out.clear();
        answer.putHead(date, out);
        ByteBuffer body = answer.body().duplicate();
        boolean small = body.remaining() <= Buffers.MOST_COPIED;
        if (small) {
            out.put(body);
        }
        out.flip();
        if (small ? getEndPoint().flush(out) : getEndPoint().flush(out, body)) {
            fillInterested();
        } else {
            sendLater(out, answer.body(), out.remaining() + body.remaining());
        }
    }

    private void send(SentFiles.SentFile file, ByteBuffer body, SocketChannel channel) throws IOException {
        long sent;
        try {
            sent = file.channel().transferTo(0, file.length(), channel);
        } finally {
            file.release();
        }
        if (sent == file.length()) {
            fillInterested();
        } else {
            int left = file.length() - (int) sent;
            ByteBuffer head = ByteBuffer.wrap(file.head());
            sendLater(head.position(Math.min((int) sent, head.limit())), body, left);
        }
    }

    /** The client has not taken all, and the buffer is somebody else's soon. */
    private void sendLater(ByteBuffer out, ByteBuffer body, int left) {
        int bodyLeft = Math.min(left, body.remaining());
        int headLeft = left - bodyLeft;
        ByteBuffer head = ByteBuffer.allocate(headLeft).put(0, out, out.position(), headLeft);
        late = body.duplicate().position(body.limit() - bodyLeft);
        factory.slow.answerBegun(this);
        getEndPoint().write(Callback.from(this::sent, this::notSent), head, late);
    }

    private void sent() {
        factory.slow.answerEnded(this);
        if (factory.stopping.getAsBoolean()) {
            getEndPoint().close();
        } else {
            fillInterested();
        }
    }

    private void notSent(Throwable failure) {
        factory.slow.answerEnded(this);
        getEndPoint().close(failure);
    }

    @Override
    public long getBytesOut() {
        return late.position();
    }

    private void handOver(ByteBuffer in) {
        unread = ByteBuffer.allocate(in.remaining()).put(in).flip();
        Connection full = factory.full.newConnection(connector, getEndPoint());
        // Another thread answers it as soon as it is opened.
        factory.slow.requestBegun(full);
        getEndPoint().upgrade(full);
    }

    @Override
    public ByteBuffer onUpgradeFrom() {
        return unread;
    }

    /** Makes such connections, in front of those of another factory. */
    static final class Factory extends AbstractConnectionFactory {
        private final Supplier<Routes> routes;
        private final HttpConnectionFactory full;
        private final SlowClients slow;
        private final Turnstile turnstile;
        private final Meters meters;
        private final SentFiles files;
        private final BooleanSupplier stopping;

        /**
         * @param routes gives what there is now
         * @param full takes over what is not plain
         * @param slow learns of clients that do not take an answer at once
         * @param turnstile says who may pass
         * @param meters counts the answers
         * @param files has those that many ask for
         * @param stopping whether the server is about to stop, so that others are to say so
         */
        Factory(
                Supplier<Routes> routes,
                HttpConnectionFactory full,
                SlowClients slow,
                Turnstile turnstile,
                Meters meters,
                SentFiles files,
                BooleanSupplier stopping) {
            super("ready");
            this.routes = routes;
            this.full = full;
            this.slow = slow;
            this.turnstile = turnstile;
            this.meters = meters;
            this.files = files;
            this.stopping = stopping;
        }

        @Override
        public Connection newConnection(Connector connector, EndPoint endPoint) {
            return configure(new ReadyConnection(this, connector, endPoint), connector, endPoint);
        }
    }

    /** What a thread needs while it answers; a connection that waits has none. */
    private static final class Buffers {
        private static final int LONGEST_REQUEST = 4096;
        /** A head, and a body that is copied behind it. */
        private static final int MOST_AT_ONCE = 8 * 1024;

        /** A larger body leaves from where it is: two pieces at once cost the kernel less than their copy us. */
        private static final int MOST_COPIED = 4 * 1024;

        final byte[] request = new byte[LONGEST_REQUEST];
        final ByteBuffer in = ByteBuffer.wrap(request);
        final ByteBuffer out = ByteBuffer.allocateDirect(MOST_AT_ONCE);
    }
}
