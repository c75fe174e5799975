package dev.vitrine.demo.social;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A stand-in on loopback for the networks where the bakery writes: it answers as Mastodon, Bluesky, YouTube and a blog do,
 * with posts that we wrote, until somebody at {@code /switch} gives it a {@link Trouble}.
 */
public final class SocialNetwork implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final Pattern PICTURE = Pattern.compile("[a-z-]+\\.jpg");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "network");
        thread.setDaemon(true);
        return thread;
    });
    private final Path pictures;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile Trouble trouble = Trouble.NONE;

    /** @param pictures the folder of the pictures that the posts show */
    public SocialNetwork(Path pictures, Clock clock) throws IOException {
        this.pictures = pictures;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
        server.setExecutor(threads);
        Posts posts = new Posts(clock, address());
        Map<String, String> feeds = Map.of(
                "/bakery.rss", "bakery.rss",
                "/api/v1/accounts/lookup", "mastodon-account.json",
                "/api/v1/accounts/7/statuses", "mastodon-statuses.json",
                "/xrpc/app.bsky.feed.getAuthorFeed", "bluesky-feed.json",
                "/feeds/videos.xml", "youtube.xml");
        for (Map.Entry<String, String> feed : feeds.entrySet()) {
            byte[] body = posts.read(feed.getValue()).getBytes(UTF_8);
            String type = feed.getValue().endsWith(".json") ? "application/json" : "application/xml";
            serve(feed.getKey(), exchange -> Answers.send(exchange, 200, type + "; charset=utf-8", body));
        }
        serve("/pictures/", this::picture);
        server.createContext("/switch", this::turn);
        server.createContext(
                "/",
                exchange -> Answers.send(
                        exchange,
                        404,
                        "text/html; charset=utf-8",
                        posts.read("elsewhere.html").getBytes(UTF_8)));
        server.start();
    }

    /** The network's address, without a slash at its end. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(String path, HttpHandler well) {
        server.createContext(path, exchange -> {
            requests.incrementAndGet();
            Trouble now = trouble;
            if (now == Trouble.NONE) {
                well.handle(exchange);
            } else {
                now.answer(exchange);
            }
        });
    }

    private void picture(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
        Path file = pictures.resolve(name);
        if (PICTURE.matcher(name).matches() && Files.isRegularFile(file)) {
            Answers.send(exchange, 200, "image/jpeg", Files.readAllBytes(file));
        } else {
            Answers.send(exchange, 404, "text/plain", "No such picture.\n".getBytes(UTF_8));
        }
    }

    /** Says how the networks are and how often they were asked; {@code POST} with the name of a trouble gives them that. */
    private void turn(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            String wanted = new String(exchange.getRequestBody().readNBytes(100), UTF_8);
            trouble = Trouble.ofId(wanted.strip()).orElse(trouble);
            requests.set(0);
        }
        String state = trouble.id() + " " + requests.get();
        Answers.send(exchange, 200, "text/plain; charset=utf-8", state.getBytes(UTF_8));
    }
}
