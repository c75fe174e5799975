package dev.vitrine.benchmarks.widgets;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;

/** Publishes a feed of short posts on the loopback interface. */
final class Upstream implements AutoCloseable {
    private static final int POSTS = 100;

    private final HttpServer server;

    private Upstream(HttpServer server) {
        this.server = server;
    }

    static Upstream start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] feed = feed().getBytes(UTF_8);
        server.createContext("/feed.xml", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
            exchange.sendResponseHeaders(200, feed.length);
            exchange.getResponseBody().write(feed);
            exchange.close();
        });
        server.start();
        return new Upstream(server);
    }

    /** Host and port. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private static String feed() {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < POSTS; i++) {
            items.append(String.format(
                    Locale.ROOT,
                    "<item><title>Crossing %d left the pier</title><link>https://harbour.example/%d</link><guid>g%d</guid>"
                            + "<pubDate>Sat, %02d Jan 2022 10:%02d:00 GMT</pubDate><description>With %d people, %d bicycles"
                            + " and one very patient dog aboard, and the coffee was ready before the fog was gone."
                            + "</description></item>",
                    i,
                    i,
                    i,
                    1 + i % 28,
                    i % 60,
                    i * 53,
                    i * 3));
        }
        return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Harbour</title>"
                + "<link>https://harbour.example/</link><description>News</description>" + items + "</channel></rss>";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
