package dev.vitrine.server.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.decoder.Decoder;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.feed.Quote;
import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Theme;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebServerTest {
    private final FixedPosts posts = new FixedPosts();
    private RunningServer server;

    @SuppressWarnings("NullAway.Init")
    WebServerTest() {}

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        posts.set(FixedPosts.ready(Posts.NOW, Posts.simple("1")));
        server = new RunningServer(folder, posts, RunningServer.widget("wall", Layout.LIST, Theme.AUTO));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void answersAWidgetWithWhatAnyPageMayKeepAndNothingOfItsOwnInside() throws Exception {
        HttpResponse<byte[]> answer = server.get("/widgets/wall");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer)).contains("The night ferry is <b>running</b> again.");
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        assertThat(String.valueOf(headers.remove("etag"))).matches("\\[\"[A-Za-z0-9_-]{20}\"]");
        assertThat(headers.remove("date")).hasSize(1);
        headers.remove(":status");
        assertThat(String.valueOf(headers.remove("link")))
                .matches("\\[</assets/widget-[A-Za-z0-9_-]{20}\\.css>; rel=\"stylesheet\"]");
        assertThat(headers.remove("content-length")).containsExactly(String.valueOf(answer.body().length));
        assertThat(headers)
                .isEqualTo(Map.of(
                        "access-control-allow-origin", List.of("*"),
                        "cache-control",
                                List.of("public, max-age=60, stale-while-revalidate=600, stale-if-error=86400"),
                        "content-security-policy", List.of("default-src 'none'; frame-ancestors 'none'"),
                        "content-type", List.of("text/html;charset=utf-8"),
                        "cross-origin-resource-policy", List.of("cross-origin"),
                        "referrer-policy", List.of("no-referrer"),
                        "timing-allow-origin", List.of("*"),
                        "vary", List.of("Accept-Encoding"),
                        "x-content-type-options", List.of("nosniff")));
    }

    @Test
    void answersWhateverGoesWrongInARendering() throws Exception {
        server.fail(new StackOverflowError("a fault of ours"));
        assertThat(server.get("/widgets/wall").statusCode()).isEqualTo(200);
        posts.set(FixedPosts.ready(Posts.NOW, Posts.simple("1"), Posts.simple("2")));
        assertThat(text(server.get("/widgets/wall"))).contains("The night ferry is <b>running</b> again.");
    }

    /** Feeds have items without a page, or with one that nobody should open. */
    @Test
    void leadsNowhereFromAPostThatHasNoPage() throws Exception {
        Post quoted = Posts.saying("2", "<p>Mind the quay.</p>")
                .permalink(Optional.empty())
                .build();
        posts.set(FixedPosts.ready(
                Posts.NOW,
                Posts.saying("1", "<p>High water.</p>")
                        .title("Tides of the day")
                        .permalink(Optional.empty())
                        .quote(Optional.of(new Quote.Shown(quoted)))
                        .build()));
        Document page = Jsoup.parse(text(server.get("/widgets/wall/frame")));
        assertThat(page.select("[href=''], [cite='']").outerHtml()).isEmpty();
        assertThat(page.select(".vt-title").text()).isEqualTo("Tides of the day");
    }

    @Test
    void bringsNoHeadingIntoThePageAroundIt() throws Exception {
        Post quoted =
                Posts.saying("2", "<h3>Mind the quay</h3><p>It is wet.</p>").build();
        posts.set(FixedPosts.ready(
                Posts.NOW,
                Posts.saying("1", "<h1>Tides</h1><p>High water at nine.</p>")
                        .quote(Optional.of(new Quote.Shown(quoted)))
                        .build()));
        Document page = Jsoup.parse(text(server.get("/widgets/wall")));
        assertThat(page.select("h1, h2, h3, h4, h5, h6").outerHtml()).isEmpty();
        assertThat(page.select("div.vt-heading").eachText()).containsExactly("Tides", "Mind the quay");
    }

    @Test
    void packsTheSameAnswerInEveryCodingWithAnEntityTagOfItsOwn() throws Exception {
        HttpResponse<byte[]> plain = server.get("/widgets/wall/embed");
        HttpResponse<byte[]> gzip = server.get("/widgets/wall/embed", "Accept-Encoding", "gzip, deflate");
        HttpResponse<byte[]> brotli = server.get("/widgets/wall/embed", "Accept-Encoding", "gzip, deflate, br, zstd");
        assertThat(gzip.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(brotli.headers().firstValue("content-encoding")).contains("br");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
                .isEqualTo(plain.body());
        assertThat(Decoder.decompress(brotli.body()).getDecompressedData()).isEqualTo(plain.body());
        assertThat(List.of(etag(plain), etag(gzip), etag(brotli))).doesNotHaveDuplicates();
    }

    @Test
    void heedsWhatAClientRefuses() throws Exception {
        assertThat(coding("br;q=0, gzip")).isEqualTo("gzip");
        assertThat(coding("br; q=0.000 ,gzip;q=0")).isEqualTo("identity");
        assertThat(coding("*")).isEqualTo("br");
        assertThat(coding("*;q=0")).isEqualTo("identity");
        assertThat(coding("identity;q=0")).isEqualTo("identity");
        assertThat(coding("gzip;q=0.001")).isEqualTo("gzip");
        assertThat(coding(";;,,=")).isEqualTo("identity");
    }

    private String coding(String accepted) throws Exception {
        return server.get("/widgets/wall/embed", "Accept-Encoding", accepted)
                .headers()
                .firstValue("content-encoding")
                .orElse("identity");
    }

    @Test
    void sendsNothingToWhomHasItAlready() throws Exception {
        String etag = etag(server.get("/widgets/wall"));
        for (String tag : List.of(etag, "W/" + etag, "\"other\", " + etag, "*")) {
            HttpResponse<byte[]> answer = server.get("/widgets/wall", "If-None-Match", tag);
            assertThat(answer.statusCode()).as(tag).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
            assertThat(etag(answer)).isEqualTo(etag);
            assertThat(answer.headers().firstValue("cache-control")).isPresent();
            assertThat(answer.headers().firstValue("content-type")).isEmpty();
        }
        assertThat(server.get("/widgets/wall", "If-None-Match", "\"other\"").statusCode())
                .isEqualTo(200);
        assertThat(server.get("/widgets/wall/embed", "If-None-Match", etag, "Accept-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void sendsNoPictureToWhomHasItAlready(@TempDir Path folder) throws Exception {
        try (RunningServer pictures = new RunningServer(folder, new FixedPosts(), RichPosts.PICTURES)) {
            String path = pictures.picture("https://pictures.example/a.jpg");
            String etag = etag(pictures.get(path));
            for (String tag : List.of(etag, "W/" + etag, "\"other\", " + etag, "*")) {
                HttpResponse<byte[]> answer = pictures.get(path, "If-None-Match", tag);
                assertThat(answer.statusCode()).as(tag).isEqualTo(304);
                assertThat(etag(answer)).isEqualTo(etag);
                assertThat(answer.headers().firstValue("content-length"))
                        .as("some clients wait for as much to come")
                        .isEmpty();
            }
            assertThat(pictures.get(path, "If-None-Match", "\"other\"").statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/widgets/wall", "/widgets/wall/embed", "/widgets/wall/frame", "/embed.js", "/health/live"})
    void answersHeadAsGetWithoutTheBody(String path) throws Exception {
        HttpResponse<byte[]> get = server.get(path);
        HttpResponse<byte[]> head = server.send("HEAD", path);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(withoutDate(head)).isEqualTo(withoutDate(get));
    }

    @Test
    void saysNewThingsAtOnceWhenThePostsChange() throws Exception {
        String before = etag(server.get("/widgets/wall"));
        posts.set(FixedPosts.ready(
                Posts.NOW,
                Posts.saying("2", "<p>And now the morning ferry.</p>").build()));
        HttpResponse<byte[]> after = server.get("/widgets/wall", "If-None-Match", before);
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(text(after)).contains("And now the morning ferry.").doesNotContain("night ferry");
    }

    @Test
    void tellsWhenThePostsAreOldNews() throws Exception {
        assertThat(text(server.get("/widgets/wall"))).doesNotContain("As of");
        posts.set(FixedPosts.stale(Posts.NOW.minusSeconds(7200), Posts.simple("1")));
        assertThat(text(server.get("/widgets/wall"))).contains(">As of 2 h</time>");
        posts.set(FixedPosts.stale(Posts.NOW.minusSeconds(20), Posts.simple("1")));
        assertThat(text(server.get("/widgets/wall"))).contains(">As of 1 min</time>");
    }

    @Test
    void waitsForTheFirstPostsAndShowsASkeletonThatNobodyKeepsWhereTheyDoNotCome() throws Exception {
        posts.set(FixedPosts.WARMING);
        CompletableFuture<HttpResponse<byte[]>> cold = CompletableFuture.supplyAsync(() -> asked("/widgets/wall"));
        posts.waitEnds();
        while (!cold.isDone()) {
            posts.waitEnds();
        }
        HttpResponse<byte[]> skeleton = cold.join();
        assertThat(skeleton.statusCode()).isEqualTo(200);
        assertThat(text(skeleton)).contains("vt-skeleton").contains("data-vitrine-retry=\"2\"");
        assertThat(skeleton.headers().firstValue("cache-control")).contains("no-store");
        assertThat(skeleton.headers().firstValue("etag")).isEmpty();
    }

    @Test
    void showsAQuietPlaceWhereNoFeedEverAnswered() throws Exception {
        posts.set(FixedPosts.EMPTY_HANDED);
        HttpResponse<byte[]> quiet = server.get("/widgets/wall/frame");
        assertThat(quiet.statusCode()).isEqualTo(200);
        assertThat(text(quiet)).contains("cannot be shown just now");
        assertThat(quiet.headers().firstValue("cache-control")).contains("no-store");
    }

    private HttpResponse<byte[]> asked(String path) {
        try {
            return server.get(path);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/widgets/wal", "/widgets/", "/widgets", "/widgets/wall/", "/nothing", "/images/x/y", "/images/"
            })
    void saysThatThereIsNothingWithoutLettingItBeKept(String path) throws Exception {
        HttpResponse<byte[]> answer = server.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        assertThat(answer.headers().firstValue("content-type")).contains("text/plain;charset=utf-8");
        assertThat(text(answer).lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "TRACE", "WHATEVER"})
    void refusesMethodsThatChangeThings(String method) throws Exception {
        assertThat(raw(method + " /widgets/wall HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405 ")
                .contains("\r\nAllow: GET, HEAD, OPTIONS\r\n");
    }

    @Test
    void tellsBrowsersThatAnyPageMayAsk() throws Exception {
        HttpResponse<byte[]> answer = server.send("OPTIONS", "/widgets/wall", "Access-Control-Request-Method", "GET");
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("access-control-allow-origin")).contains("*");
        assertThat(answer.headers().firstValue("access-control-allow-credentials"))
                .isEmpty();
    }

    @Test
    void takesNoNoticeOfParametersAndHeadersThatItDoesNotKnow() throws Exception {
        String etag = etag(server.get("/widgets/wall"));
        assertThat(etag(server.get("/widgets/wall?utm_source=x&callback=alert(1)")))
                .isEqualTo(etag);
        assertThat(etag(server.get(
                        "/widgets/wall", "X-Forwarded-Host", "evil.example", "Origin", "null", "Cookie", "a=b")))
                .isEqualTo(etag);
    }

    @Test
    void cutsOffWhoSendsARequestByteByByte() throws Exception {
        try (Socket drip =
                new Socket(InetAddress.getLoopbackAddress(), server.at("/").getPort())) {
            long begin = System.nanoTime();
            drip.setSoTimeout(250); // between two bytes
            drip.getOutputStream().write("GET /widgets/wall HTTP/1.1\r\nHost: a\r\n".getBytes(US_ASCII));
            boolean open = true;
            while (open && System.nanoTime() - begin < 30_000_000_000L) {
                open = dripped(drip);
            }
            assertThat(open).isFalse();
            assertThat((System.nanoTime() - begin) / 1_000_000_000L).isLessThanOrEqualTo(15);
        }
        assertThat(server.get("/widgets/wall").statusCode()).isEqualTo(200);
    }

    private static boolean dripped(Socket drip) {
        try {
            drip.getOutputStream().write('X');
            return drip.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private String raw(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.at("/").getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({"0:0:0:0:0:0:0:0, [::]", "fd00:0:0:0:0:0:0:2, [fd00::2]", "127.0.0.1, 127.0.0.1", "localhost, localhost"
    })
    void saysWhereItAnswersAsAddressesAreWritten(String listened, String host) {
        assertThat(Listening.host(listened)).isEqualTo(host);
    }

    @Test
    void letsBrowsersKeepTheLoaderAndTheStylesheet() throws Exception {
        assertThat(server.get("/embed.js").headers().firstValue("content-type"))
                .contains("text/javascript;charset=utf-8");
        String frame = text(server.get("/widgets/wall/frame"));
        String stylesheet = frame.replaceFirst("(?s).*<link rel=\"stylesheet\" href=\"([^\"]+)\".*", "$1");
        HttpResponse<byte[]> css =
                server.get(server.at("/widgets/wall/frame").resolve(stylesheet).getPath());
        assertThat(css.headers().firstValue("content-type")).contains("text/css;charset=utf-8");
        assertThat(css.headers().firstValue("cache-control")).contains("public, max-age=31536000, immutable");
    }

    @Test
    void hasAnIconForWhoeverOpensOneOfItsAddresses() throws Exception {
        HttpResponse<byte[]> icon = server.get("/favicon.ico");
        assertThat(icon.statusCode()).isEqualTo(200);
        assertThat(icon.headers().firstValue("content-type")).contains("image/svg+xml");
    }

    @Test
    void keepsTheLoaderWithinTwoKilobytes() throws Exception {
        assertThat(server.get("/embed.js", "Accept-Encoding", "br").body().length)
                .isLessThanOrEqualTo(2048);
    }

    @Test
    void sendsTwentyPostsInSixKilobytes() throws Exception {
        posts.set(FixedPosts.ready(
                Posts.NOW,
                IntStream.range(0, 20)
                        .mapToObj(i -> Posts.saying(
                                        "n" + i,
                                        "<p>Crossing number " + i * 37 + " of today left the pier " + (i % 7 + 1)
                                                + " minutes late because of "
                                                + List.of("fog", "a swan", "tea")
                                                        .get(i % 3)
                                                + ", with " + i * 53 + " people, " + i * 3 + " bicycles and one very "
                                                + List.of("small", "patient", "wet", "loud")
                                                        .get(i % 4)
                                                + " dog aboard. <a href='https://harbour.example/tags/n" + i + "'>#n"
                                                + i
                                                + "</a></p>")
                                .build())
                        .toArray(Post[]::new)));
        assertThat(server.get("/widgets/wall/embed", "Accept-Encoding", "br").body().length)
                .isLessThanOrEqualTo(6 * 1024);
    }

    @Test
    void keepsEveryReleasedLoaderUnderItsHash() throws Exception {
        Loaders loaders = new Loaders();
        for (Loaders.Loader loader : loaders.all()) {
            HttpResponse<byte[]> answer = server.get(loader.path());
            assertThat(text(answer)).isEqualTo(loader.script());
            assertThat(answer.headers().firstValue("cache-control")).contains("public, max-age=31536000, immutable");
        }
        assertThat(text(server.get("/embed.js"))).isEqualTo(loaders.current().script());
    }

    @Test
    void servesAsManyPagesAsThePostsFillAndNoOthers() throws Exception {
        posts.set(FixedPosts.ready(
                Posts.NOW,
                IntStream.range(0, 45).mapToObj(i -> Posts.simple("n" + i)).toArray(Post[]::new)));
        assertThat(text(server.get("/widgets/wall"))).contains("/widgets/wall/frame?page=2");
        assertThat(text(server.get("/widgets/wall?x=1&page=3")))
                .contains("vt-wall-45")
                .doesNotContain("page=4");
        for (String none : List.of("4", "500", "501", "999")) {
            assertThat(server.get("/widgets/wall?page=" + none).statusCode()).isEqualTo(404);
        }
        String first = etag(server.get("/widgets/wall"));
        for (String odd : List.of("0", "-1", "1", "x", "1e3", "", "2%20", "99999999999999")) {
            assertThat(etag(server.get("/widgets/wall?page=" + odd))).as(odd).isEqualTo(first);
        }
    }

    @Test
    void hasNoScriptAndNoStyleInAnyMarkup() throws Exception {
        assertThat(text(server.get("/widgets/wall"))).doesNotContain("<script").doesNotContain("style");
        assertThat(text(server.get("/widgets/wall/frame")))
                .doesNotContain("<script>")
                .doesNotContain("<style")
                .doesNotContain(" style=")
                .doesNotContainPattern(" on[a-z]+=");
    }

    @Test
    void tellsThatItLivesAndIsReady() throws Exception {
        assertThat(text(server.get("/health/live"))).isEqualTo("alive\n");
        assertThat(text(server.get("/health/ready"))).isEqualTo("ready\n");
    }

    private static Map<String, List<String>> withoutDate(HttpResponse<byte[]> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        return headers;
    }

    private static String etag(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("etag").orElse("");
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), UTF_8);
    }
}
