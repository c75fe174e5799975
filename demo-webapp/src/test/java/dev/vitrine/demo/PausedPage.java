package dev.vitrine.demo;

import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A page of a site whose network pauses in the middle of it: what is behind the pause comes when a browser has painted what
 * is before it.
 */
final class PausedPage implements AutoCloseable {
    private final AtomicInteger seen = new AtomicInteger();
    private final Upstream network = new Upstream();

    /** Everything but the page comes from the site as it is. */
    PausedPage(URI site) {
        network.on("/", exchange -> {
            URLConnection file = site.resolve(exchange.getRequestURI()).toURL().openConnection();
            byte[] content = file.getInputStream().readAllBytes();
            Upstream.send(exchange, 200, content, "Content-Type: " + file.getContentType());
        });
    }

    /** Lets the page pause before this character; what is before it is painted when all elements of a name in it are there. */
    URI pausedAt(int character, String page, String element) {
        String part = page.substring(0, character);
        byte[] rest = page.substring(character).getBytes(StandardCharsets.UTF_8);
        long elements = Pattern.compile("<" + element + "[\\s>]")
                .matcher(part)
                .results()
                .count();
        CountDownLatch painted = new CountDownLatch(1);
        network.on("/painted", exchange -> {
            seen.set(Integer.parseInt(exchange.getRequestURI().getQuery()));
            painted.countDown();
            Upstream.send(exchange, 204, new byte[0]);
        });
        network.on("/page", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody()
                    .write(part.replace("<head>", """
                            <head><script>
                              requestAnimationFrame(function look() {
                                const met = [...document.querySelectorAll('%s')];
                                requestAnimationFrame(met.length < %s ? look : () => requestAnimationFrame(() =>
                                    fetch('/painted?' + met.filter(e => e.checkVisibility({checkVisibilityCSS: true})).length)));
                              });
                            </script>
                            """.formatted(element, String.valueOf(elements)))
                            .getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            painted.await();
            exchange.getResponseBody().write(rest);
        });
        return network.address().resolve("/page");
    }

    /** How many of the elements could be seen while the page paused. */
    int seen() {
        return seen.get();
    }

    @Override
    public void close() {
        network.close();
    }
}
