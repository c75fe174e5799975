package dev.vitrine.demo.social;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.regex.Pattern;

/** A stand-in for a social network: the bakery's posts as RSS, and their pictures, on loopback. */
public final class SocialNetwork implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final Pattern AGO = Pattern.compile("\\{ago (P[^}]+)}");
    private static final Pattern PICTURE = Pattern.compile("[a-z-]+\\.jpg");

    private final HttpServer server;
    private final Path pictures;
    private final byte[] feed;

    /** @param pictures the folder of the pictures that the posts show */
    public SocialNetwork(Path pictures, Clock clock) throws IOException {
        this.pictures = pictures;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
        feed = posts(clock, address()).getBytes(UTF_8);
        server.createContext("/", exchange -> answer(exchange, 404, "text/plain", "Nobody here.\n".getBytes(UTF_8)));
        server.createContext("/bakery.rss", exchange -> answer(exchange, 200, "application/rss+xml", feed));
        server.createContext("/pictures/", this::picture);
        server.start();
    }

    /** The network's address, without a slash at its end. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void picture(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
        Path file = pictures.resolve(name);
        if (PICTURE.matcher(name).matches() && Files.isRegularFile(file)) {
            answer(exchange, 200, "image/jpeg", Files.readAllBytes(file));
        } else {
            answer(exchange, 404, "text/plain", "No such picture.\n".getBytes(UTF_8));
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** The posts as they are written, with their dates counted back from now. */
    private static String posts(Clock clock, String address) throws IOException {
        try (InputStream in = SocialNetwork.class.getResourceAsStream("bakery.rss")) {
            String text = new String(Objects.requireNonNull(in, "bakery.rss").readAllBytes(), UTF_8);
            ZonedDateTime now = ZonedDateTime.now(clock).withZoneSameInstant(ZoneOffset.UTC);
            return AGO.matcher(text.replace("{network}", address))
                    .replaceAll(ago ->
                            now.minus(Duration.parse(ago.group(1))).format(DateTimeFormatter.RFC_1123_DATE_TIME));
        }
    }
}
