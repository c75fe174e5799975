package dev.vitrine.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A site on loopback that answers as a test tells it to. */
final class Upstream implements AutoCloseable {
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Set<String> paths = new HashSet<>();
    private final HttpServer server;

    Upstream() {
        try {
            server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(workers);
        server.start();
    }

    /** How a path answers. */
    interface Answer {
        void give(HttpExchange exchange) throws Exception;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers below this path from now on; an earlier answer of it is forgotten. */
    Upstream on(String path, Answer answer) {
        if (!paths.add(path)) {
            server.removeContext(path);
        }
        server.createContext(path, exchange -> {
            try (exchange) {
                answer.give(exchange);
            } catch (Exception e) {
                throw new IOException(path, e);
            }
        });
        return this;
    }

    /** Answers 200 with this body, and headers given as {@code Name: value}. */
    static Answer body(String body, String... headers) {
        return exchange -> send(exchange, 200, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    static void send(HttpExchange exchange, int status, byte[] body, String... headers) throws IOException {
        for (String header : headers) {
            String[] parts = header.split(": ", 2);
            exchange.getResponseHeaders().add(parts[0], parts[1]);
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
