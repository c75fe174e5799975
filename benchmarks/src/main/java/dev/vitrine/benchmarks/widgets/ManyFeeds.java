package dev.vitrine.benchmarks.widgets;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;

/**
 * Publishes as many feeds as are wanted, each of its own posts with a picture, under several addresses of the loopback
 * interface: a widget server asks one address for so many only.
 */
final class ManyFeeds implements AutoCloseable {
    /** What the widget server asks one host for at once, and a little less. */
    private static final int FEEDS_PER_HOST = 100;

    private final int feeds;
    private final int posts;
    private final byte[] picture = picture();
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final List<HttpServer> servers = new ArrayList<>();

    ManyFeeds(int feeds, int posts) throws IOException {
        this.feeds = feeds;
        this.posts = posts;
        for (int host = 0; host * FEEDS_PER_HOST < feeds; host++) {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0." + (host + 2), 0), 0);
            server.createContext("/", this::answer);
            server.setExecutor(threads);
            server.start();
            servers.add(server);
        }
    }

    /** The configuration of a widget server that has all of them. */
    String yaml(String more) {
        StringBuilder yaml = new StringBuilder(more).append("allow-addresses: [127.0.0.0/8]\nfeeds:\n");
        for (int feed = 0; feed < feeds; feed++) {
            yaml.append("  f" + feed + ": { url: \"" + base(feed) + "feed/" + feed + "\", refresh: 1d }\n");
        }
        yaml.append("widgets:\n");
        for (int feed = 0; feed < feeds; feed++) {
            yaml.append("  f" + feed + ": { feeds: f" + feed + ", limit: 50 }\n");
        }
        yaml.append("  twenty: { feeds: f0, limit: 20 }\n");
        return yaml.toString();
    }

    private String base(int feed) {
        InetSocketAddress address = servers.get(feed / FEEDS_PER_HOST).getAddress();
        return "http://" + address.getHostString() + ":" + address.getPort() + "/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean isFeed = path.startsWith("/feed/");
        byte[] body = isFeed
                ? feed(Integer.parseInt(path.substring("/feed/".length()))).getBytes(UTF_8)
                : picture;
        exchange.getResponseHeaders().set("Content-Type", isFeed ? "application/rss+xml" : "image/jpeg");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String feed(int feed) {
        StringBuilder items = new StringBuilder();
        Random random = new Random(feed);
        for (int i = 0; i < posts; i++) {
            StringBuilder words = new StringBuilder();
            for (int word = 0; word < 60; word++) {
                words.append(Integer.toString(random.nextInt(40_000), 36)).append(' ');
            }
            items.append(String.format(
                    Locale.ROOT,
                    "<item><title>Crossing %d of %d</title><link>https://harbour.example/%d/%d</link><guid>g%d-%d</guid>"
                            + "<pubDate>Sat, %02d Jan 2022 10:%02d:00 GMT</pubDate><description>&lt;p&gt;%s&lt;/p&gt;"
                            + "</description><enclosure url=\"%sp/%d-%d.jpg\" type=\"image/jpeg\" length=\"1\"/></item>",
                    i,
                    feed,
                    feed,
                    i,
                    feed,
                    i,
                    1 + i % 28,
                    i % 60,
                    words,
                    base(feed),
                    feed,
                    i));
        }
        return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Harbour " + feed
                + "</title><link>https://harbour.example/</link><description>News</description>" + items
                + "</channel></rss>";
    }

    /** As cameras of telephones make them, but smaller. */
    private static byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(1600, 1200, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, ((x * y) >> 6) ^ (x << 8) ^ (y << 16));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", bytes);
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
    }
}
