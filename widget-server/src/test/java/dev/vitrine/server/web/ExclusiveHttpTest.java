package dev.vitrine.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.io.ByteArrayEndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ExclusiveHttpTest {
    @Test
    void letsOneThreadAtATimeReadAConnection() throws Exception {
        AtomicInteger within = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicReference<@Nullable Thread> other = new AtomicReference<>();
        ExclusiveHttp factory = new ExclusiveHttp(new HttpConfiguration());
        ServerConnector connector = new ServerConnector(new Server(), factory);
        ByteArrayEndPoint endPoint = new ByteArrayEndPoint() {
            @Override
            public int fill(ByteBuffer buffer) throws IOException {
                most.accumulateAndGet(within.incrementAndGet(), Math::max);
                while (Thread.currentThread() != other.get() && within.get() < 2 && !hasToWait(other.get())) {
                    LockSupport.parkNanos(100_000);
                }
                int filled = super.fill(buffer);
                within.decrementAndGet();
                return filled;
            }
        };
        HttpConnection connection = (HttpConnection) factory.newConnection(connector, endPoint);
        Thread first = new Thread(connection::onFillable, "first");
        first.start();
        while (within.get() == 0) {
            LockSupport.parkNanos(100_000);
        }
        Thread second = new Thread(connection, "second");
        other.set(second);
        second.start();
        first.join();
        second.join();
        assertThat(most).hasValue(1);
    }

    private static boolean hasToWait(@Nullable Thread thread) {
        return thread != null
                && (thread.getState() == Thread.State.BLOCKED || thread.getState() == Thread.State.TERMINATED);
    }
}
