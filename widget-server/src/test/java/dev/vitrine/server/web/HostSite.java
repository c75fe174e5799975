package dev.vitrine.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Somebody's site on an origin of its own, where widgets are put into pages. */
final class HostSite implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private volatile String policy = "";

    HostSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] page =
                    pages.getOrDefault(exchange.getRequestURI().getPath(), "").getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
            if (!policy.isEmpty()) {
                exchange.getResponseHeaders().set("Content-Security-Policy", policy);
            }
            exchange.sendResponseHeaders(200, page.length == 0 ? -1 : page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    /** Sends this {@code Content-Security-Policy} with every page from now on. */
    HostSite policy(String header) {
        policy = header;
        return this;
    }

    /** A page with this body; gives its address. */
    String page(String path, String body) {
        pages.put(path, """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>The Harbour</title>
                <meta name="viewport" content="width=device-width, initial-scale=1"></head>
                <body><main><h1>The Harbour</h1>%s</main></body></html>
                """.formatted(body));
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    /** What one copies into a page to have a widget there. */
    static String embedCode(RunningServer widgets, String id) {
        return """
                <a data-vitrine-widget="%s" href="%s">Our latest posts</a>
                <script async src="%s"></script>
                """.formatted(id, widgets.at("/widgets/" + id + "/frame"), widgets.at("/embed.js"));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
