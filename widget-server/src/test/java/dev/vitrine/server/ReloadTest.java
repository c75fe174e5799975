package dev.vitrine.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** New settings for a server that is being asked all the time, in a process of its own. */
final class ReloadTest {
    private static final int VERSIONS = 50;
    private static final int READERS = 2;

    @TempDir
    private Path folder;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void failsNobodyWhileNewSettingsComeAndEveryTenthIsBroken() throws Exception {
        Path log = folder.resolve("log");
        Process process = server(log);
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger failures = new AtomicInteger();
        AtomicInteger answers = new AtomicInteger();
        List<Thread> readers = new ArrayList<>();
        try (BufferedReader out = process.inputReader(UTF_8)) {
            URI base = JavaProcess.ready(out);
            while (!get(base).body().contains("Low water")) {
                LockSupport.parkNanos(1_000_000); // each answer waits for the first posts itself
            }
            for (int i = 0; i < READERS; i++) {
                readers.add(reader(base, stop, answers, failures));
            }
            int good = 0;
            int broken = 0;
            for (int version = 1; version <= VERSIONS; version++) {
                boolean breaks = version % 10 == 0;
                write(breaks ? "feeds:\n  news: { urll: https://a.example/ }\n" : configuration(version));
                hangUp(process);
                if (breaks) {
                    broken++;
                    awaitLines(log, "Kept the settings as they were", broken);
                    assertThat(title(base)).isEqualTo("Version " + (version - 1));
                } else {
                    good++;
                    awaitLines(log, "Took the settings", good);
                    assertThat(title(base)).isEqualTo("Version " + version);
                }
            }
            stop.set(true);
            for (Thread reader : readers) {
                reader.join();
            }
            assertThat(failures.get()).isZero();
            assertThat(answers.get()).isGreaterThan(VERSIONS);
            List<String> lines = Files.readAllLines(log);
            assertThat(lines.stream().filter(line -> line.contains(" settings ")))
                    .hasSize(VERSIONS);
            assertThat(lines)
                    .anyMatch(line ->
                            line.endsWith("vitrine.yaml:2:11: feeds.news.urll: unknown key; did you mean \"url\"?"
                                    + " (known here: url, mastodon, bluesky, youtube, github, wordpress, lemmy, peertube, pixelfed,"
                                    + " flickr, pinterest, tumblr, medium, reddit, page, file, push, boosts, replies, media,"
                                    + " pinned, shorts, server, refresh, user, token, secret)"));
        } finally {
            stop.set(true);
            process.destroyForcibly();
        }
    }

    @Test
    void takesNewSettingsByItselfAndSaysWhatHasToWait() throws Exception {
        Path log = folder.resolve("log");
        Process process = server(log);
        try (BufferedReader out = process.inputReader(UTF_8)) {
            URI base = JavaProcess.ready(out);
            write("limits: { connections: 7 }\n" + configuration(2));
            awaitLines(log, "Took the settings", 1);
            assertThat(title(base)).isEqualTo("Version 2");
            assertThat(Files.readString(log)).contains("; at the next start also limits.");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGHUP")
    void heedsAHangUpThatComesWhileItStarts() throws Exception {
        Path log = folder.resolve("log");
        Process process = server(log);
        try (BufferedReader out = process.inputReader(UTF_8)) {
            while (process.isAlive() && !Files.exists(folder.resolve("data"))) {
                LockSupport.parkNanos(1_000_000);
            }
            write(configuration(1)); // too late for the settings that it starts with
            hangUp(process);
            URI base = JavaProcess.ready(out);
            awaitLines(log, "Took the settings", 1);
            assertThat(title(base)).isEqualTo("Version 1");
        } finally {
            process.destroyForcibly();
        }
    }

    private Process server(Path log) throws IOException {
        Files.writeString(folder.resolve("posts.md"), "## Low water at noon\n\nThe old pier can be seen again.\n");
        write(configuration(0));
        return JavaProcess.start(
                log,
                List.of("-Xmx128m"),
                "dev.vitrine.server.VitrineServer",
                "serve",
                "--config",
                folder.resolve("vitrine.yaml").toString(),
                "--port",
                "0");
    }

    private String configuration(int version) {
        return """
                data: "%s"
                feeds: { posts: { file: posts.md } }
                widgets: { wall: { feeds: posts, title: Version %s } }
                """.formatted(folder.resolve("data"), version);
    }

    private void write(String yaml) throws IOException {
        Path fresh = Files.writeString(folder.resolve("vitrine.yaml.new"), yaml);
        Files.move(fresh, folder.resolve("vitrine.yaml"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void hangUp(Process process) throws IOException, InterruptedException {
        if (OS.WINDOWS.isCurrentOs()) {
            return; // there is no SIGHUP: the server finds the new version when it looks for itself
        }
        new ProcessBuilder("kill", "-HUP", String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    private static void awaitLines(Path log, String text, int count) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        long found = 0;
        while (found < count && System.nanoTime() < end) {
            found = Files.readAllLines(log).stream()
                    .filter(line -> line.contains(text))
                    .count();
            LockSupport.parkNanos(2_000_000);
        }
        assertThat(found).as(() -> text + " in " + log).isEqualTo(count);
    }

    private String title(URI base) throws IOException, InterruptedException {
        String html = get(base).body();
        return html.replaceFirst("(?s).*aria-label=\"(Version \\d+)\".*", "$1");
    }

    private Thread reader(URI base, AtomicBoolean stop, AtomicInteger answers, AtomicInteger failures) {
        Thread thread = new Thread(
                () -> {
                    while (!stop.get()) {
                        try {
                            HttpResponse<String> answer = get(base);
                            boolean whole =
                                    answer.statusCode() == 200 && answer.body().contains("Low water");
                            (whole ? answers : failures).incrementAndGet();
                        } catch (IOException e) {
                            failures.incrementAndGet();
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

    private HttpResponse<String> get(URI base) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(base.resolve("/widgets/wall")).build(), BodyHandlers.ofString());
    }
}
