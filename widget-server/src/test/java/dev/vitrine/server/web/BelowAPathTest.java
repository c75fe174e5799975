package dev.vitrine.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Moderation;
import dev.vitrine.server.widget.Theme;
import dev.vitrine.server.widget.Widget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that the public reaches below a path of another site, by way of a proxy that takes the path off. */
@SuppressWarnings("NullAway.Init")
final class BelowAPathTest {
    private static final String PATH = "/social/";

    private RunningServer server;
    private HttpServer proxy;
    private Browser browser;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        FixedPosts posts = new FixedPosts().set(FixedPosts.ready(Posts.NOW, RichPosts.all(9)));
        server = new RunningServer(
                folder,
                posts,
                RichPosts.PICTURES,
                new Widget("wall", "News", List.of(Posts.MASTODON), Layout.GRID, Theme.LIGHT, 4, Moderation.NONE));
        proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext(PATH, this::passOn);
        proxy.createContext("/favicon.ico", exchange -> exchange.sendResponseHeaders(204, -1));
        proxy.start();
        browser = Browser.start(folder);
    }

    private void passOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString().substring(PATH.length() - 1);
            HttpResponse<byte[]> answer = server.get(path);
            for (String name : List.of("Content-Type", "Content-Security-Policy", "Access-Control-Allow-Origin")) {
                answer.headers()
                        .firstValue(name)
                        .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
            }
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() throws IOException {
        if (browser != null) {
            browser.close();
        }
        proxy.stop(0);
        server.close();
    }

    private String at(String path) {
        return "http://localhost:" + proxy.getAddress().getPort() + PATH + path;
    }

    @Test
    void showsThePageOfAnIframeWithItsLookItsPicturesAndMorePosts() {
        browser.open(at("widgets/wall/frame"));
        browser.await("getComputedStyle(document.querySelector('.vt-posts')).display == 'grid'");
        browser.await("document.querySelector('.vt-post[tabindex=\"0\"]')");
        browser.run("document.querySelector('.vt-more').click()");
        browser.await("document.querySelectorAll('.vt-post').length == 8");
        browser.run("document.querySelectorAll('img').forEach(e => e.loading = 'eager')");
        browser.await("[...document.images].length > 4"
                + " && [...document.images].filter(e => e.checkVisibility()).every(e => e.naturalWidth > 1)");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void showsTheBuilder() {
        browser.open(at(""));
        browser.await("document.querySelector('.preview').contentDocument?.querySelector('.vt-post')");
        browser.await("document.querySelector('.shop iframe').contentDocument?.querySelector('.vt-post')");
        browser.await("getComputedStyle(document.querySelector('.preview').contentDocument"
                + ".querySelector('.vt-posts')).display == 'grid'");
        assertThat(browser.complaints()).isEmpty();
    }
}
