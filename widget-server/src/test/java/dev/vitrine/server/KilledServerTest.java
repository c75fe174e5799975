package dev.vitrine.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.pipeline.PipelineSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed while it works: what it had is there when it starts again, whatever its upstreams do. */
final class KilledServerTest {
    private static final int FEEDS = 20;
    private static final int KILLS = 3;
    private static final PipelineSettings HASTY = new PipelineSettings(
            Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(1500), Duration.ofDays(7));

    @TempDir
    private Path folder;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void servesTheLastGoodCopyAfterBeingKilledUnderLoadWithTheUpstreamDead() throws Exception {
        AtomicInteger edition = new AtomicInteger();
        Path configuration;
        try (Upstream upstream = Upstream.start()) {
            upstream.otherwise(
                    (request, socket, end) -> Upstream.ok("application/rss+xml", feed(edition.incrementAndGet()))
                            .write(request, socket, end));
            configuration = configuration(upstream);
            for (int kill = 0; kill < KILLS; kill++) {
                killUnderLoad(configuration, upstream);
            }
        }
        Process process = server(VitrineServer.class, "serve", "--config", configuration.toString());
        try (BufferedReader out = process.inputReader(UTF_8)) {
            URI base = JavaProcess.ready(out);
            for (int i = 0; i < FEEDS; i++) {
                HttpResponse<String> answer = get(base.resolve("/widgets/w" + i));
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).as("widget %d", i).contains("Edition ");
            }
        } finally {
            process.destroyForcibly();
        }
        try (var files = Files.list(folder.resolve("data/snapshots"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".snapshot")))
                    .hasSize(FEEDS);
        }
    }

    private void killUnderLoad(Path configuration, Upstream upstream) throws Exception {
        Process process = server(Hasty.class, configuration.toString());
        AtomicBoolean stop = new AtomicBoolean();
        List<Thread> readers = new ArrayList<>();
        try (BufferedReader out = process.inputReader(UTF_8)) {
            URI base = JavaProcess.ready(out);
            for (int i = 0; i < 4; i++) {
                readers.add(reader(base, stop));
            }
            int before = upstream.hits();
            while (!isEveryFeedReadAgain(upstream, before)) { // so that each was kept, and some are being written
                LockSupport.parkNanos(1_000_000);
            }
        } finally {
            process.destroyForcibly().waitFor(); // SIGKILL
            stop.set(true);
            for (Thread reader : readers) {
                reader.join();
            }
        }
    }

    private static boolean isEveryFeedReadAgain(Upstream upstream, int before) {
        Map<String, Long> reads = upstream.requests().stream()
                .skip(before)
                .collect(Collectors.groupingBy(Upstream.Request::target, Collectors.counting()));
        return reads.size() == FEEDS && Collections.min(reads.values()) > 1;
    }

    private Thread reader(URI base, AtomicBoolean stop) {
        Thread thread = new Thread(
                () -> {
                    for (int i = 0; !stop.get(); i++) {
                        try {
                            get(base.resolve("/widgets/w" + i % FEEDS));
                        } catch (IOException e) {
                            return; // killed
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                            return;
                        }
                    }
                },
                "reader");
        thread.start();
        return thread;
    }

    private Path configuration(Upstream upstream) throws IOException {
        StringBuilder yaml = new StringBuilder("port: 0\ndata: \"" + folder.resolve("data")
                + "\"\nallow-addresses: [\"127.0.0.1:" + upstream.port() + "\"]\nfeeds:\n");
        for (int i = 0; i < FEEDS; i++) {
            yaml.append("  w" + i + ": { url: \"" + upstream.url("/feed-" + i) + "\" }\n");
        }
        return Files.writeString(folder.resolve("vitrine.yaml"), yaml);
    }

    private static Process server(Class<?> main, String... arguments) throws IOException {
        return JavaProcess.start(List.of("-Xmx128m"), main.getName(), arguments);
    }

    /** The server, reading its feeds all the time. */
    static final class Hasty {
        private Hasty() {}

        public static void main(String[] args) throws Exception {
            Settings settings = SettingsFile.read(Path.of(args[0]), Given.NOTHING);
            System.out.println("ready " + WidgetServer.build(settings, HASTY).start());
        }
    }

    private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static String feed(int edition) {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            items.append(
                    "<item><guid>%1$s</guid><title>Edition %2$s, story %1$s</title><description>%3$s</description></item>"
                            .formatted(i, edition, "Words. ".repeat(200)));
        }
        return "<rss version='2.0'><channel><title>News</title>" + items + "</channel></rss>";
    }
}
