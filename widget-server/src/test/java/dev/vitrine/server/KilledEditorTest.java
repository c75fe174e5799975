package dev.vitrine.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that is killed while editors decide: what it said to be decided is, what it did not say may be, and nothing is
 * twice. {@code -Dvitrine.kills=20 -Dvitrine.decisions=1000} takes minutes; the ordinary build is content with less.
 */
final class KilledEditorTest {
    private static final int KILLS = Integer.getInteger("vitrine.kills", 2);
    private static final int DECISIONS = Integer.getInteger("vitrine.decisions", 120);
    private static final int EDITORS = 4;
    private static final String TOKEN = "a-token-of-the-operator";

    @TempDir
    private Path folder;

    private final int adminPort = freePort();
    private final Random random = new Random(20);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void keepsWhatItSaidToBeDecidedAndNothingTwice() throws Exception {
        Path configuration = configuration();
        int killedWhileDeciding = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Set<String> sent = ConcurrentHashMap.newKeySet();
            Set<String> acknowledged = ConcurrentHashMap.newKeySet();
            decideUntilKilled(configuration, "k" + kill + "-", sent, acknowledged);
            List<String> kept = ids("k" + kill + "-");
            assertThat(kept).as("kill %d", kill).doesNotHaveDuplicates().containsAll(acknowledged);
            assertThat(sent).as("kill %d", kill).containsAll(kept);
            killedWhileDeciding += sent.size() < DECISIONS ? 1 : 0;
            System.out.printf(
                    "kill %d: %d acknowledged, %d kept, %d sent%n",
                    kill + 1, acknowledged.size(), kept.size(), sent.size());
            decideAgain(configuration, "k" + kill + "-", sent, acknowledged);
            assertThat(ids("k" + kill + "-"))
                    .as("kill %d, after asking again for what was not acknowledged", kill)
                    .doesNotHaveDuplicates()
                    .hasSameSizeAs(sent);
        }
        assertThat(killedWhileDeciding).isPositive();
        assertThat(folder.resolve("data/decisions.damaged")).doesNotExist();
    }

    private void decideUntilKilled(Path configuration, String name, Set<String> sent, Set<String> acknowledged)
            throws Exception {
        int enough = 1 + random.nextInt(DECISIONS);
        AtomicInteger next = new AtomicInteger();
        List<Thread> editors = new ArrayList<>();
        Process process = server(configuration);
        try (BufferedReader out = process.inputReader(UTF_8)) {
            URI admin = admin(out);
            List<String> keys = keys(admin);
            for (int i = 0; i < EDITORS; i++) {
                Thread editor = new Thread(
                        () -> {
                            for (int n = next.getAndIncrement(); n < DECISIONS; n = next.getAndIncrement()) {
                                sent.add(name + n);
                                if (!isDecided(admin, name + n, n, keys)) {
                                    return; // killed
                                }
                                acknowledged.add(name + n);
                            }
                        },
                        "editor");
                editors.add(editor);
                editor.start();
            }
            while (acknowledged.size() < enough && editors.stream().anyMatch(Thread::isAlive)) {
                LockSupport.parkNanos(100_000);
            }
        } finally {
            process.destroyForcibly().waitFor(); // SIGKILL
            for (Thread editor : editors) {
                editor.join();
            }
        }
    }

    /** As a page does that got no answer: under the same ids. */
    private void decideAgain(Path configuration, String name, Set<String> sent, Set<String> acknowledged)
            throws Exception {
        Process process = server(configuration);
        try (BufferedReader out = process.inputReader(UTF_8)) {
            URI admin = admin(out);
            List<String> keys = keys(admin);
            for (String id : sent) {
                if (!acknowledged.contains(id)) {
                    assertThat(isDecided(admin, id, Integer.parseInt(id.substring(name.length())), keys))
                            .isTrue();
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private boolean isDecided(URI admin, String id, int n, List<String> keys) {
        String kind = List.of("hide", "pin", "approve", "clear").get(n % 4);
        String form = "widget=wall&id=" + id + "&decision=" + kind + "&post=" + keys.get(n % keys.size());
        try {
            HttpRequest request =
                    request(admin, "decide").POST(BodyPublishers.ofString(form)).build();
            return client.send(request, BodyHandlers.ofString()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The ids of this round in the file, as it is. */
    private List<String> ids(String name) throws IOException {
        String whole = Files.readString(folder.resolve("data/decisions"));
        List<String> ids = new ArrayList<>();
        for (String line : whole.substring(0, whole.lastIndexOf('\n')).split("\n", -1)) {
            String[] words = line.split(" ", -1);
            if (words.length > 3 && words[3].startsWith(name)) {
                ids.add(words[3]);
            }
        }
        return ids;
    }

    private List<String> keys(URI admin) throws IOException, InterruptedException {
        Set<String> keys = new HashSet<>();
        while (keys.isEmpty()) { // the file is being read
            HttpRequest request = request(admin, "posts?widget=wall").build();
            Matcher key = Pattern.compile("\"post\":\"([0-9a-f]+)\"")
                    .matcher(client.send(request, BodyHandlers.ofString()).body());
            while (key.find()) {
                keys.add(key.group(1));
            }
        }
        return List.copyOf(keys);
    }

    private static HttpRequest.Builder request(URI admin, String path) {
        return HttpRequest.newBuilder(admin.resolve(path)).header("Authorization", "Bearer " + TOKEN);
    }

    /** Waits until the server answers. */
    private URI admin(BufferedReader out) throws IOException {
        JavaProcess.ready(out);
        return URI.create("http://127.0.0.1:" + adminPort + "/admin/");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path configuration() throws IOException {
        StringBuilder posts = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            posts.append("## Story " + i + "\n\nWhat happened on day " + i + ".\n\n");
        }
        Files.writeString(folder.resolve("posts.md"), posts);
        Files.writeString(folder.resolve("token"), TOKEN);
        return Files.writeString(folder.resolve("vitrine.yaml"), """
                port: 0
                data: "%s"
                admin: { token-file: token, port: %s }
                feeds: { news: { file: posts.md } }
                widgets: { wall: { feeds: news } }
                """.formatted(folder.resolve("data"), adminPort));
    }

    private static Process server(Path configuration) throws IOException {
        return JavaProcess.start(
                List.of("-Xmx128m"), "dev.vitrine.server.VitrineServer", "serve", "--config", configuration.toString());
    }
}
