package dev.vitrine.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VitrineServerTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void saysWhatItCanDo() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains("serve")
                .contains("check-config")
                .contains("--config=FILE")
                .contains("--port=N");
    }

    @Test
    void saysWhatEachSettingDoesAndWhatItTakes() {
        assertThat(run("--help")).isZero();
        String help = out.toString().replaceAll("\\s+", " ");
        assertThat(help)
                .contains(
                        "--data=VALUE For what must last: copies of feeds, pictures, keys. (a folder; default: .vitrine)")
                .contains("--limits-idle-time=VALUE How long a connection may say nothing before it is closed.");
        assertThat(SettingsTable.ALL)
                .isSortedAccordingTo(Comparator.comparingInt(setting -> help.indexOf(" " + setting.flag() + "=")));
    }

    @Test
    void saysWhichReleaseItIs() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).startsWith("Vitrine widget server ");
    }

    @Test
    void suggestsWhatWasMeant() {
        assertThat(run("--prot", "1")).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("Unknown options: '--prot', '1'; did you mean --port? Try --help.\n");
    }

    @Test
    void aFileByItselfIsTakenForTheConfiguration() {
        assertThat(run("vitrine.yaml")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo(
                        "Unmatched argument at index 0: 'vitrine.yaml'; did you mean --config vitrine.yaml? Try --help.\n");
    }

    @Test
    void refusesAPortThatIsNone() {
        assertThat(run("--port", "eighty")).isEqualTo(2);
        assertThat(run("--port", "65536")).isEqualTo(2);
        assertThat(err.toString().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("Invalid value for option '--port'"));
    }

    @Test
    void checksAConfiguration(@TempDir Path folder) throws Exception {
        Path good = Files.writeString(folder.resolve("good.yaml"), "feeds: { news: { url: https://a.example/feed } }");
        assertThat(run("check-config", good.toString())).isZero();
        assertThat(out.toString()).isEqualTo(good + ": fine: 1 widget\n");
        Path more = Files.writeString(
                folder.resolve("more.yaml"),
                "feeds: { news: { url: https://a.example/feed }, tide: { url: https://b.example/feed } }\n"
                        + "widgets: { wall: { feeds: [news] } }");
        assertThat(run("check-config", more.toString())).isZero();
        assertThat(err.toString()).isEqualTo("No widget shows tide, so nobody reads it.\n");
        err.getBuffer().setLength(0);
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "feeds:\n  news:\n    urll: https://a.example/feed\n");
        assertThat(run("check-config", bad.toString())).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo(bad + ":3:5: feeds.news.urll: unknown key; did you mean \"url\"?"
                        + " (known here: url, mastodon, bluesky, youtube, github, wordpress, lemmy, peertube, pixelfed,"
                        + " flickr, pinterest, tumblr, medium, reddit, page, file, push, boosts, replies, media, pinned,"
                        + " shorts, server, refresh, user, token, secret)\n");
    }

    @Test
    void refusesToServeWhatCheckConfigRefuses(@TempDir Path folder) {
        Path missing = folder.resolve("missing.yaml");
        assertThat(run("serve", "--config", missing.toString())).isEqualTo(2);
        assertThat(err.toString()).isEqualTo(missing + ": there is no such file\n");
    }

    @Test
    void saysInOneLineThatThePortIsTaken(@TempDir Path folder) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path config = Files.writeString(
                    folder.resolve("vitrine.yaml"),
                    "data: " + folder.resolve("data") + "\nfeeds: { news: { url: https://news.example.org/feed } }");
            assertThat(run("--config", config.toString(), "--port", String.valueOf(other.getLocalPort())))
                    .isEqualTo(1);
            assertThat(err.toString().lines()).hasSize(1);
            assertThat(err.toString())
                    .startsWith("port " + other.getLocalPort() + " of 127.0.0.1 cannot be had: ")
                    .endsWith("; stop what listens there, or choose another one with --port\n");
        }
    }

    @Test
    void saysInOneLineThatTheAdminPortIsTakenAndHasAskedNobodyBefore(@TempDir Path folder) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Upstream upstream = Upstream.start()) {
            Path config = Files.writeString(folder.resolve("vitrine.yaml"), """
                    data: "%s"
                    admin: { port: %s }
                    allow-addresses: ["127.0.0.1:%s"]
                    feeds: { news: { url: "%s" } }
                    """.formatted(
                            folder.resolve("data"), other.getLocalPort(), upstream.port(), upstream.url("/")));
            assertThat(run("--config", config.toString(), "--port", "0")).isEqualTo(1);
            assertThat(err.toString())
                    .startsWith("the admin address, port " + other.getLocalPort() + " of 127.0.0.1, cannot be had: ")
                    .endsWith("; stop what listens there, or choose another one as admin.port\n");
            assertThat(upstream.hits()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "admin-token, '', must hold one line of at least 16 letters; delete it",
        "admin-token, 'one sixteen letters\nand another', must hold one line of at least 16 letters; delete it",
        "admin-token, \u00ff\u00fe\u00e9\u00e8\u00e9\u00e8\u00e9\u00e8\u00e9\u00e8\u00e9\u00e8\u00e9\u00e8\u00e9\u00e8\u00e9\u00e8, must hold one line of at least 16 letters; delete it",
        "image-keys, \u00ff\u00fe, must hold one or two lines of 64 hexadecimal digits; delete it",
        "image-keys, , is a folder; take it away",
        "admin-token, , is a folder; take it away"
    })
    void saysWhichFileOfTheDataFolderIsWrong(String name, @Nullable String content, String problem, @TempDir Path data)
            throws Exception {
        if (content == null) {
            Files.createDirectory(data.resolve(name));
        } else {
            Files.writeString(data.resolve(name), content, ISO_8859_1);
        }
        assertThat(run("--data", data.toString(), "--port", "0")).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("the data folder " + data + " cannot be used: " + data.resolve(name) + " ")
                .contains(problem.split(";", 2))
                .hasLineCount(1);
    }

    @Test
    void saysWhoseThePortsAreThatAUserMayNotHave() {
        IOException refused = ListenException.of(
                new BindException("Permission denied"), "address", "127.0.0.1", "port 80 of 127.0.0.1", "with --port");
        assertThat(refused)
                .hasMessage(
                        "port 80 of 127.0.0.1 cannot be had: this user may not; most systems keep the ports below 1024"
                                + " to themselves, so choose a higher one with --port, or give this process"
                                + " CAP_NET_BIND_SERVICE");
    }

    @Test
    void saysThatTheMachineHasNoSuchAddress(@TempDir Path folder) {
        assertThat(run("--data", folder.toString(), "--address", "192.0.2.7", "--port", "0"))
                .isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo("address: this machine has no address \"192.0.2.7\"; choose one that it has, or 127.0.0.1"
                        + " for itself alone, or 0.0.0.0 for everybody (::1 and :: where there is no IPv4)\n");
    }

    @Test
    void saysInOneLineThatTheDataFolderCannotBeUsed(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        Path config = Files.writeString(
                folder.resolve("vitrine.yaml"),
                "data: " + file.resolve("data") + "\nfeeds: { news: { url: https://news.example.org/feed } }");
        assertThat(run("--config", config.toString(), "--port", "0")).isEqualTo(1);
        assertThat(err.toString()).startsWith("the data folder " + file.resolve("data") + " cannot be used: " + file);
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void tellsOnceAtTheFirstStartWhatANewcomerNeeds(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        List<String> first = startUp(folder, data);
        assertThat(first).hasSize(4);
        assertThat(first.get(0))
                .matches(
                        ".* INFO +WidgetServer Editors are at http://127\\.0\\.0\\.1:\\d+/admin/; their token is in .*");
        assertThat(first.subList(1, 4))
                .containsExactly(
                        "No configuration is named, so this is a demo; --config FILE serves your own feeds.",
                        "The page for editors asks for this server's token, which is told only this once and kept in "
                                + data.resolve("admin-token") + ":",
                        Files.readString(data.resolve("admin-token")).strip());
        assertThat(startUp(folder, data)).hasSize(2).last().isEqualTo(first.get(1));
    }

    /** As in a container whose root is read-only: the encoders of Brotli and WebP bring native code that they unpack. */
    @Test
    @Timeout(120)
    void showsPagesAndPicturesWhereNothingCanBeUnpacked(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("log");
        Process server = JavaProcess.start(
                log,
                List.of("-Djava.io.tmpdir=" + folder.resolve("none")),
                "dev.vitrine.server.VitrineServer",
                "--port=0",
                "--data=" + folder.resolve("data"));
        try (BufferedReader out = server.inputReader(UTF_8)) {
            URI base = JavaProcess.ready(out);
            String widget;
            do { // each answer waits a while for the first posts
                widget = new String(get(base.resolve("/widgets/demo")).body(), UTF_8);
            } while (widget.contains("vt-skeleton"));
            HttpResponse<byte[]> picture =
                    get(base.resolve(widget.replaceFirst("(?s).*?src=\"(/images/[^\"]+)\".*", "$1")));
            assertThat(picture.statusCode()).isEqualTo(200);
            assertThat(picture.headers().firstValue("content-type")).contains("image/jpeg");
            assertThat(Files.readString(log))
                    .contains("WARN  Encoding Brotli", "WARN  WebpEncoder WebP can't be written here")
                    .doesNotContain("\tat ");
        } finally {
            server.destroyForcibly();
        }
    }

    private static HttpResponse<byte[]> get(URI address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .header("Accept", "image/webp")
                                .header("Accept-Encoding", "br")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    /** What the server says on standard error until it is ready. */
    private static List<String> startUp(Path folder, Path data) throws IOException {
        Path log = folder.resolve("log");
        Process server = JavaProcess.start(
                log,
                List.of("--enable-native-access=ALL-UNNAMED"), // as the jar's manifest has it, lest newer JVMs warn
                "dev.vitrine.server.VitrineServer",
                "--port",
                "0",
                "--data",
                data.toString());
        try (BufferedReader out = server.inputReader(UTF_8)) {
            assertThat(out.readLine()).startsWith("ready http://127.0.0.1:");
            return Files.readAllLines(log);
        } finally {
            server.destroyForcibly();
        }
    }

    private int run(String... args) {
        return VitrineServer.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
    }
}
