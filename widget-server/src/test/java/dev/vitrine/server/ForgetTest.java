package dev.vitrine.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.pipeline.PipelineSettings;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Posts that are to be forgotten, and what the server counts of its readings. */
final class ForgetTest {
    private static final PipelineSettings HASTY = new PipelineSettings(
            Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofMillis(1500), Duration.ofDays(7));
    private static final String TOKEN = "a-token-of-the-operator";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    private Path data;

    @Test
    void takesAPostOutOfFeedsCopiesAndPicturesForGood() throws Exception {
        try (Upstream upstream = Upstream.start()) {
            upstream.answer("/p.png", Upstream.ok("image/png", png()));
            upstream.otherwise(Upstream.ok("application/rss+xml", feed(upstream)));
            try (WidgetServer server = WidgetServer.build(settings(upstream, ""), HASTY)) {
                URI base = server.start();
                afterAnother(upstream, "/a");
                afterAnother(upstream, "/b");
                String before = get(base, "/widgets/wall").body();
                assertThat(before).contains("A secret", "Keep me");
                Matcher picture = Pattern.compile("/images/[^\"' ]+").matcher(before);
                assertThat(picture.find()).isTrue();
                assertThat(get(base, picture.group()).statusCode()).isEqualTo(200);
                assertThat(files("images")).isNotEmpty();
                assertThat(forget(server, "https://blog.example/secret", "wrong")
                                .statusCode())
                        .isEqualTo(401);
                assertThat(forget(server, "https://blog.example/secret", TOKEN).body())
                        .isEqualTo("{\"posts\":2,\"pictures\":1}");
                assertThat(get(base, "/widgets/wall").body())
                        .contains("Keep me")
                        .doesNotContain("A secret");
                assertThat(files("images")).isEmpty();
                afterAnother(upstream, "/a"); // which still has it
                assertThat(get(base, "/widgets/wall").body()).doesNotContain("A secret");
                assertThat(files("snapshots")).hasSize(3).noneMatch(copy -> copy.contains("secret"));
            }
            try (WidgetServer again = WidgetServer.build(settings(upstream, ""), HASTY)) {
                URI base = again.start();
                assertThat(get(base, "/widgets/wall").body())
                        .contains("Keep me")
                        .doesNotContain("A secret");
                assertThat(forget(again, "HTTPS://Blog.Example:443/other", TOKEN)
                                .body())
                        .isEqualTo("{\"posts\":2,\"pictures\":0}");
            }
        }
    }

    @Test
    void leavesTheOtherPostsThatSpeakOfTheSamePage() throws Exception {
        try (Upstream upstream = Upstream.start()) {
            upstream.otherwise(Upstream.ok("application/rss+xml", """
                    <rss version='2.0'><channel><title>Notices</title>
                    <item><guid isPermaLink='false'>1</guid><link>https://blog.example/</link><title>Forget me</title></item>
                    <item><guid isPermaLink='false'>2</guid><link>https://blog.example/</link><title>Keep me</title></item>
                    </channel></rss>"""));
            try (WidgetServer server = WidgetServer.build(settings(upstream, ""), HASTY)) {
                URI base = server.start();
                afterAnother(upstream, "/a");
                afterAnother(upstream, "/b");
                assertThat(get(base, "/widgets/wall").body()).contains("Forget me", "Keep me");
                HttpResponse<String> posts = ask(server, "posts?widget=wall", BodyPublishers.noBody(), TOKEN);
                Matcher key = Pattern.compile("\"post\":\"([0-9a-f]+)\",\"state\":\"shown\",\"title\":\"Forget me\"")
                        .matcher(posts.body());
                assertThat(key.find()).as(posts.body()).isTrue();
                ask(server, "forget", BodyPublishers.ofString("widget=wall&key=" + key.group(1)), TOKEN);
                assertThat(get(base, "/widgets/wall").body())
                        .contains("Keep me")
                        .doesNotContain("Forget me");
            }
        }
    }

    @Test
    void countsReadingsByHowTheyEnd() throws Exception {
        try (Upstream upstream = Upstream.start()) {
            upstream.answer("/a", Upstream.ok("application/rss+xml", feed(upstream)));
            upstream.answer("/b", Upstream.status(401, ""));
            try (WidgetServer server = WidgetServer.build(settings(upstream, "address: 127.0.0.1\n"))) {
                URI base = server.start();
                String metrics = "";
                while (!metrics.contains("{result=\"ok\"} 1") || !metrics.contains("{result=\"credentials\"} 1")) {
                    metrics = get(base, "/metrics").body();
                }
                assertThat(metrics)
                        .contains(
                                "# TYPE vitrine_feed_readings_total counter",
                                "vitrine_feed_readings_total{result=\"timed-out\"} 0",
                                "vitrine_feed_readings_total{result=\"address-refused\"} 0");
            }
            try (WidgetServer open = WidgetServer.build(settings(upstream, "address: 0.0.0.0\n"))) {
                URI base = URI.create("http://127.0.0.1:" + open.start().getPort());
                assertThat(get(base, "/metrics").statusCode()).isEqualTo(401);
            }
        }
    }

    /** Waits until what this feed had is read, and it is asked again. */
    private static void afterAnother(Upstream upstream, String target) {
        long before = hits(upstream, target);
        while (hits(upstream, target) < before + 2) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static long hits(Upstream upstream, String target) {
        return upstream.requests().stream()
                .filter(request -> request.target().equals(target))
                .count();
    }

    private Settings settings(Upstream upstream, String more) throws SettingsException, IOException {
        Path token = Files.writeString(data.resolve("token"), TOKEN + "\n");
        return SettingsFile.parse(
                "test", """
                port: 0
                data: "%s"
                admin: { token-file: "%s" }
                allow-addresses: ["127.0.0.1:%s"]
                feeds: { one: { url: "%s" }, two: { url: "%s" } }
                widgets: { wall: { feeds: [one, two] } }
                """.formatted(data, token, upstream.port(), upstream.url("/a"), upstream.url("/b")) + more);
    }

    private HttpResponse<String> get(URI base, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> forget(WidgetServer server, String post, String token)
            throws IOException, InterruptedException {
        return ask(server, "forget", BodyPublishers.ofString("post=" + URLEncoder.encode(post, UTF_8)), token);
    }

    /** Asks the admin address: by POST where there is a form. */
    private HttpResponse<String> ask(WidgetServer server, String path, BodyPublisher form, String token)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(server.adminPage().orElseThrow().resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .method(form.contentLength() == 0 ? "GET" : "POST", form)
                        .build(),
                BodyHandlers.ofString());
    }

    private List<String> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve(folder))) {
            return files.map(ForgetTest::content).toList();
        }
    }

    private static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // replaced just now
        }
    }

    private static String feed(Upstream upstream) {
        return """
                <rss version='2.0'><channel><title>A blog</title>
                <item><guid>1</guid><link>https://blog.example/secret</link><title>A secret</title>
                <enclosure url='%s' type='image/png' length='9'/></item>
                <item><guid>2</guid><link>https://blog.example/other</link><title>Keep me</title></item>
                </channel></rss>""".formatted(upstream.url("/p.png"));
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
