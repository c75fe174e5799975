package dev.vitrine.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Posts that their publisher brings to the server. */
final class PushTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String POSTS = """
            [{"id": "1", "content_html": "<p>The <b>rye</b> is back.<script>x()</script></p>"}]""";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    private Path data;

    @Test
    void takesWhatTheSecretSignsAndKeepsItOverARestart() throws Exception {
        try (WidgetServer server = WidgetServer.build(settings())) {
            URI base = server.start();
            assertThat(push(base, "a", Instant.now(), POSTS, SECRET).body()).isEqualTo("Posts taken: 1.\n");
            assertThat(widget(base)).contains("The <b>rye</b> is back.").doesNotContain("x()");
            assertThat(push(base, "b", Instant.now(), "## Closed today\n", SECRET)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(widget(base)).contains("Closed today").doesNotContain("rye");
        }
        try (WidgetServer again = WidgetServer.build(settings())) {
            assertThat(widget(again.start())).contains("Closed today");
        }
    }

    @Test
    void leavesThePostsAsTheyAreWhereAnythingIsWrong() throws Exception {
        try (WidgetServer server = WidgetServer.build(settings())) {
            URI base = server.start();
            Instant now = Instant.now();
            assertThat(push(base, "a", now, POSTS, SECRET).statusCode()).isEqualTo(200);
            String other = POSTS.replace("rye", "cake");
            assertThat(push(base, "b", now, other, SECRET + "0").statusCode())
                    .as("another secret")
                    .isEqualTo(401);
            assertThat(push(base, "c", now.minus(Duration.ofMinutes(6)), other, SECRET)
                            .statusCode())
                    .as("an old signature")
                    .isEqualTo(401);
            assertThat(send(base, other).statusCode()).as("no signature").isEqualTo(401);
            assertThat(push(base, "a", now, POSTS, SECRET).statusCode())
                    .as("a second time")
                    .isEqualTo(409);
            assertThat(push(base, "d", now, "{\"items\": [", SECRET).statusCode())
                    .as("half a document")
                    .isEqualTo(422);
            assertThat(push(base, "e", now, " ".repeat(6_000_000), SECRET).statusCode())
                    .as("too much")
                    .isEqualTo(413);
            assertThat(client.send(
                                    HttpRequest.newBuilder(base.resolve("/push/shop"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(405);
            assertThat(widget(base)).contains("rye").doesNotContain("cake");
        }
    }

    /** It cannot be had again: who is told that it was taken throws it away. */
    @Test
    void refusesWhatItCannotWriteDownUntilItCan() throws Exception {
        Path snapshots = data.resolve("snapshots");
        Path away = data.resolve("away");
        try (WidgetServer server = WidgetServer.build(settings())) {
            URI base = server.start();
            assertThat(push(base, "a", Instant.now(), POSTS, SECRET).statusCode())
                    .isEqualTo(200);
            Files.move(snapshots, away);
            Files.writeString(snapshots, "in the way");
            HttpResponse<String> refused = push(base, "b", Instant.now(), "## Closed today\n", SECRET);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(widget(base)).contains("rye").doesNotContain("Closed today");
            Files.delete(snapshots);
            Files.move(away, snapshots);
            assertThat(push(base, "b", Instant.now(), "## Closed today\n", SECRET)
                            .statusCode())
                    .isEqualTo(200);
        }
        try (WidgetServer again = WidgetServer.build(settings())) {
            assertThat(widget(again.start())).contains("Closed today");
        }
    }

    /** Before a document is whole nobody knows who sends it. */
    @Test
    void isNotFilledUpByStrangersWhoseDocumentsNeverEnd() throws Exception {
        Path configuration = Files.writeString(data.resolve("vitrine.yaml"), """
                port: 0
                data: "%s"
                admin: { enabled: false }
                feeds: { shop: { push: shop, secret: "file:secret" } }
                """.formatted(data.resolve("kept")));
        Files.writeString(data.resolve("secret"), SECRET);
        Process process = JavaProcess.start(
                List.of("-Xmx64m", "-XX:+ExitOnOutOfMemoryError"),
                "dev.vitrine.server.VitrineServer",
                "--config",
                configuration.toString());
        List<Socket> strangers = new ArrayList<>();
        try (BufferedReader out = process.inputReader(UTF_8)) {
            URI base = JavaProcess.ready(out);
            for (int i = 0; i < 40; i++) {
                Socket stranger = new Socket(base.getHost(), base.getPort());
                strangers.add(stranger);
                stranger.getOutputStream().write(beginning(i).getBytes(UTF_8));
                stranger.getOutputStream().write(new byte[4_000_000]);
            }
            String large = POSTS + " ".repeat(2_000_000);
            assertThat(push(base, "a", Instant.now(), POSTS, SECRET).statusCode())
                    .as("there is room for short ones")
                    .isEqualTo(200);
            assertThat(push(base, "b", Instant.now(), large, SECRET).statusCode())
                    .isEqualTo(503);
            assertThat(widget(base)).contains("The <b>rye</b> is back.");
            for (Socket stranger : strangers) {
                stranger.close();
            }
            while (push(base, "b", Instant.now(), large, SECRET).statusCode() == 503) {
                Thread.onSpinWait(); // until the server has noticed that they are gone
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static String beginning(int number) {
        return """
                POST /push/shop HTTP/1.1\r
                Host: social.example.org\r
                webhook-id: stranger-%s\r
                webhook-timestamp: %s\r
                webhook-signature: v1,aGFyYm91cg==\r
                Content-Length: 5000000\r
                \r
                """.formatted(number, Instant.now().getEpochSecond());
    }

    private Settings settings() throws SettingsException {
        return SettingsFile.parse(
                "test", """
                port: 0
                data: "%s"
                feeds: { shop: { push: shop, secret: env:SHOP_SECRET } }
                """.formatted(data), new Given(Map.of(), Map.of("SHOP_SECRET", SECRET)), data);
    }

    private HttpResponse<String> push(URI base, String id, Instant time, String body, String secret) throws Exception {
        return send(
                base,
                body,
                "webhook-id",
                id,
                "webhook-timestamp",
                String.valueOf(time.getEpochSecond()),
                "webhook-signature",
                "v1," + signature(id + "." + time.getEpochSecond() + "." + body, secret));
    }

    private HttpResponse<String> send(URI base, String body, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve("/push/shop")).POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private String widget(URI base) throws Exception {
        return client.send(HttpRequest.newBuilder(base.resolve("/widgets/shop")).build(), BodyHandlers.ofString())
                .body();
    }

    private static String signature(String text, String secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    }
}
