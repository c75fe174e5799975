package dev.vitrine.include;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers every address with one widget, as a widget server does. */
public final class WidgetServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger hits = new AtomicInteger();
    private volatile CountDownLatch wait = new CountDownLatch(0);
    private volatile CountDownLatch waitWithin = new CountDownLatch(0);
    private volatile String body = widget("posts");
    private volatile int status = 200;

    private WidgetServer(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public static WidgetServer start() throws IOException {
        return new WidgetServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    /** The markup of a widget that says this. */
    public static String widget(String content) {
        return "<div class=\"vt-widget vt-list vt-theme-auto vt-shown\">" + content + "</div>";
    }

    public URI base() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    int hits() {
        return hits.get();
    }

    public WidgetServer says(String content) {
        return body(widget(content));
    }

    WidgetServer body(String html) {
        body = html;
        return this;
    }

    WidgetServer status(int code) {
        status = code;
        return this;
    }

    public WidgetServer waitsFor(CountDownLatch latch) {
        wait = latch;
        return this;
    }

    /** Sends the head of its answers, and then nothing. */
    WidgetServer waitsWithin(CountDownLatch latch) {
        waitWithin = latch;
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        hits.incrementAndGet();
        try (exchange) {
            wait.await();
            boolean look = exchange.getRequestURI().getPath().endsWith(".css");
            exchange.getResponseHeaders().set("Content-Type", look ? "text/css" : "text/html;charset=utf-8");
            exchange.getResponseHeaders().set("Link", "</assets/widget-abcdefghijklmnopqrst.css>; rel=\"stylesheet\"");
            byte[] bytes = (look ? ".vt-widget{}" : body).getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().flush();
            waitWithin.await();
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
