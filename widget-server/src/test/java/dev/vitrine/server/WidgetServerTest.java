package dev.vitrine.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.pipeline.PipelineSettings;
import dev.vitrine.server.web.Browser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed's way from its publisher into somebody's page, through the whole server. */
@SuppressWarnings("NullAway.Init")
final class WidgetServerTest {
    private static final PipelineSettings HASTY = new PipelineSettings(
            Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofMillis(1500), Duration.ofDays(7));

    private static final String FEED = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0"><channel><title>Harbour Gazette</title><link>https://gazette.example/</link>
            <item><title>Low water at noon</title><link>https://gazette.example/low</link>
            <description>The old pier can be seen again.</description>
            <pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate></item>
            <item><title>The ferry is painted</title><link>https://gazette.example/ferry</link>
            <description>White, as ever. &lt;img src=x width=16 height=16 onerror="window.pwned=1"&gt;</description>
            <pubDate>Thu, 19 Nov 2026 10:00:00 GMT</pubDate></item>
            </channel></rss>
            """;

    /** A connection for each request, as readers have. */
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Path data;
    private Upstream upstream;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        data = folder;
        upstream = Upstream.start();
        upstream.answer("/feed.xml", Upstream.ok("application/rss+xml", FEED));
    }

    @AfterEach
    void stop() throws IOException {
        upstream.close();
    }

    private WidgetServer server() throws IOException, SettingsException {
        return WidgetServer.build(settings(), HASTY);
    }

    private Settings settings() throws SettingsException {
        return settings("");
    }

    private Settings settings(String ofTheFeed) throws SettingsException {
        String yaml = """
                port: 0
                data: "%s"
                feeds: { news: { url: "%s"%s } }
                widgets: { wall: { title: Harbour news, feeds: news } }
                allow-addresses: ["127.0.0.1:%s"]
                """.formatted(data, upstream.url("/feed.xml"), ofTheFeed, upstream.port());
        return SettingsFile.parse("test", yaml);
    }

    @Test
    void showsAFeedInAPageOfAnotherOriginWhateverBecomesOfItsPublisher() throws Exception {
        try (WidgetServer server = server();
                Upstream site = Upstream.start();
                Browser browser = Browser.start(data)) {
            URI base = server.start();
            site.answer("/", Upstream.ok("text/html;charset=utf-8", page(base)));
            seen(browser, site);
            upstream.answer("/feed.xml", Upstream.ok("text/html", "<html><p>Sign in, please.</p></html>"));
            afterAnotherVisit();
            seen(browser, site);
            upstream.answer("/feed.xml", Upstream.status(500, "broken"));
            upstream.close();
            seen(browser, site);
        }
        try (WidgetServer restarted = server();
                Upstream site = Upstream.start();
                Browser browser = Browser.start(data)) {
            site.answer("/", Upstream.ok("text/html;charset=utf-8", page(restarted.start())));
            seen(browser, site);
        }
    }

    private static void seen(Browser browser, Upstream site) {
        browser.open(site.url("/").href());
        browser.await("document.querySelector('main div')?.shadowRoot?.querySelectorAll('.vt-post').length == 2");
        assertThat(browser.run("return [...document.querySelector('main div').shadowRoot"
                        + ".querySelectorAll('.vt-title')].map(e => e.innerText).join()"))
                .isEqualTo("Low water at noon,The ferry is painted");
        assertThat(browser.run("return String(window.pwned)")).isEqualTo("undefined");
        assertThat(browser.complaints()).isEmpty();
    }

    private void afterAnotherVisit() {
        int before = upstream.hits();
        while (upstream.hits() <= before) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void keepsThePostsOfAFeedThatIsToBeReadMoreSeldomThoughItsPublisherIsAway() throws Exception {
        try (WidgetServer server = server()) {
            URI wall = server.start().resolve("/widgets/wall");
            assertThat(get(wall).body()).contains("Low water");
            upstream.close();
            server.show(settings(", refresh: 1h"));
            assertThat(get(wall).body()).contains("Low water");
        }
    }

    @Test
    void saysHowAWidgetIsEmbeddedAtTheUsualPortWithoutAPublicBase() throws Exception {
        try (WidgetServer server = server();
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), server.start().getPort())) {
            String target = "/oembed?url=http://social.example.org/widgets/wall/frame";
            socket.getOutputStream()
                    .write(("GET " + target + " HTTP/1.0\r\nHost: social.example.org\r\n\r\n").getBytes(US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
                    .contains("\"title\":\"Harbour news\"");
        }
    }

    @Test
    void answersQuietlyWhereThePublisherWasNeverThere() throws Exception {
        upstream.close();
        try (WidgetServer server = server();
                Upstream site = Upstream.start();
                Browser browser = Browser.start(data)) {
            URI base = server.start();
            HttpResponse<String> answer = get(base.resolve("/widgets/wall"));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
            site.answer("/", Upstream.ok("text/html;charset=utf-8", page(base)));
            browser.open(site.url("/").href());
            browser.await("document.querySelector('main div')?.shadowRoot?.querySelector('.vt-note')");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void asksThePublisherOnceHoweverManyReadersComeAtOnce() throws Exception {
        upstream.answer("/feed.xml", Upstream.slow(300, Upstream.ok("application/rss+xml", FEED)));
        PipelineSettings patient = new PipelineSettings(
                Duration.ofHours(1), Duration.ofHours(1), Duration.ofSeconds(20), Duration.ofDays(7));
        try (WidgetServer server = WidgetServer.build(settings(), patient)) {
            HttpRequest request = HttpRequest.newBuilder(server.start().resolve("/widgets/wall"))
                    .build();
            List<CompletableFuture<HttpResponse<String>>> readers = Stream.generate(
                            () -> client.sendAsync(request, BodyHandlers.ofString()))
                    .limit(500)
                    .toList();
            for (CompletableFuture<HttpResponse<String>> reader : readers) {
                assertThat(reader.join().body()).contains("Low water at noon");
            }
            assertThat(upstream.hits()).isEqualTo(1);
        }
    }

    @Test
    void refusesAPrivateAddressThatNobodyAllowed() throws Exception {
        Settings settings = SettingsFile.demo(flags("--port", "0", "--data", data.toString()))
                .showing(settings().widgets());
        try (WidgetServer server = WidgetServer.build(settings, HASTY)) {
            HttpResponse<String> answer = get(server.start().resolve("/widgets/wall"));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("Low water");
            assertThat(upstream.hits()).isZero();
        }
    }

    @Test
    void showsTheDemoWithItsPicturesWhereNothingIsConfigured() throws Exception {
        Settings settings = SettingsFile.demo(flags("--port", "0", "--data", data.toString()));
        try (WidgetServer server = WidgetServer.build(settings)) {
            URI base = server.start();
            String html = get(base.resolve("/widgets/demo")).body();
            while (html.contains("vt-skeleton")) {
                html = get(base.resolve("/widgets/demo")).body(); // a slow machine: each answer waits a while
            }
            assertThat(html.split("<article ", -1)).hasSize(13);
            String picture = html.replaceFirst("(?s).*?class=\"vt-pic[^>]*><img src=\"([^\"]+)\".*", "$1");
            HttpResponse<String> answer = get(base.resolve(picture));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type")).contains("image/jpeg");
            assertThat(answer.headers().firstValue("vary")).contains("Accept");
            assertThat(typeOf(base.resolve(picture), "image/avif,image/webp,*/*;q=0.8"))
                    .isEqualTo("image/webp");
            assertThat(typeOf(base.resolve(picture), "image/webp;q=0, image/*")).isEqualTo("image/jpeg");
        }
        assertThat(Files.exists(data.resolve("image-keys"))).isTrue();
    }

    private static Given flags(String one, String first, String two, String second) {
        return new Given(Map.of(one, first, two, second), Map.of());
    }

    private String typeOf(URI picture, String accept) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(picture).header("Accept", accept).build();
        return client.send(request, BodyHandlers.discarding())
                .headers()
                .firstValue("content-type")
                .orElse("none");
    }

    private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static String page(URI base) {
        return """
                <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Host</title>
                <link rel="icon" href="data:,"></head><body><main><h1>Host</h1>
                <a data-vitrine-widget="wall" href="%swidgets/wall/frame">Our latest posts</a>
                <script async src="%sembed.js"></script></main></body></html>
                """.formatted(base, base);
    }
}
