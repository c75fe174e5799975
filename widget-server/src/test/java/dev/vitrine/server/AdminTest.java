package dev.vitrine.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.server.admin.AdminRoutes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The admin address of a whole server. */
@SuppressWarnings("NullAway.Init")
final class AdminTest {
    private static final String TOKEN = "a-token-of-the-operator";
    private static final List<String> OUTPUTS = List.of("", "/frame", ".json", ".rss", ".atom", ".feed.json");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    private Path folder;

    private Upstream upstream;

    @BeforeEach
    void start() throws IOException {
        upstream = Upstream.start();
        upstream.answer("/feed.xml", Upstream.ok("application/rss+xml", """
                <rss version='2.0'><channel><title>Harbour Gazette</title>
                <item><guid>1</guid><link>https://gazette.example/1</link><title>Low water</title></item>
                <item><guid>2</guid><link>https://gazette.example/2</link><title>High water</title></item>
                </channel></rss>"""));
    }

    @AfterEach
    void stop() throws IOException {
        upstream.close();
    }

    /** The routes come out of the server, so that a new one is asked as well. */
    @Test
    void refusesEverythingToWhoeverHasNoTokenOrComesFromAnotherSite() throws Exception {
        Map<String, List<String>> strangers = Map.of(
                "no token", List.of(),
                "a wrong token", List.of("Authorization", "Bearer " + TOKEN + "x"),
                "a part of the token", List.of("Authorization", "Bearer " + TOKEN.substring(1)),
                "an empty token", List.of("Authorization", "Bearer "),
                "another scheme", List.of("Authorization", "Basic " + TOKEN),
                "the token in a cookie", List.of("Cookie", "token=" + TOKEN + "; Authorization=Bearer " + TOKEN),
                "another origin", List.of("Authorization", "Bearer " + TOKEN, "Origin", "https://evil.example"),
                "no origin to speak of", List.of("Authorization", "Bearer " + TOKEN, "Origin", "null"),
                "another site", List.of("Authorization", "Bearer " + TOKEN, "Sec-Fetch-Site", "cross-site"),
                "the public port", List.of("Authorization", "Bearer " + TOKEN, "Sec-Fetch-Site", "same-site"));
        try (WidgetServer server = WidgetServer.build(settings(""))) {
            URI base = readBy(server);
            URI admin = server.adminPage().orElseThrow();
            List<AdminRoutes.Address> routes = AdminRoutes.of(server.admin().orElseThrow());
            assertThat(routes).hasSizeGreaterThan(8);
            List<AdminRoutes.Address> asked = new ArrayList<>(routes);
            for (String path : List.of("/", "/admin", "/nothing", "/widgets/wall", "/metrics")) {
                asked.add(new AdminRoutes.Address("GET", path));
            }
            for (AdminRoutes.Address route : asked) {
                for (String method : List.of(route.method(), "OPTIONS", "HEAD", "DELETE")) {
                    for (Map.Entry<String, List<String>> stranger : strangers.entrySet()) {
                        HttpResponse<String> answer = send(method, admin.resolve(route.path()), stranger.getValue());
                        assertThat(answer.statusCode())
                                .as("%s %s with %s", method, route.path(), stranger.getKey())
                                .isIn(401, 403);
                        assertThat(answer.headers().map().keySet())
                                .noneMatch(header -> header.startsWith("access-control"))
                                .doesNotContain("set-cookie");
                        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
                        assertThat(answer.body()).doesNotContain("water").doesNotContain("wall");
                    }
                }
            }
            assertThat(ask(admin, "decisions").body()).isEqualTo("{\"decisions\":[]}");
            for (AdminRoutes.Address route : routes) {
                HttpResponse<String> answer =
                        send(route.method(), base.resolve(route.path()), List.of("Authorization", "Bearer " + TOKEN));
                assertThat(answer.statusCode()).as(route.path()).isIn(404, 405);
            }
        }
    }

    @Test
    void asksForTheTokenOnAPageThatSaysNothingOfTheServer() throws Exception {
        try (WidgetServer server = WidgetServer.build(settings(""))) {
            readBy(server);
            URI page = server.adminPage().orElseThrow();
            HttpResponse<String> stranger = send("GET", page, List.of("Accept", "text/html,*/*;q=0.8"));
            assertThat(stranger.statusCode()).isEqualTo(401);
            assertThat(stranger.headers().firstValue("www-authenticate")).contains("Bearer");
            assertThat(stranger.headers().firstValue("content-security-policy").orElse(""))
                    .contains("default-src 'none'", "frame-ancestors 'none'", "trusted-types 'none'")
                    .doesNotContain("unsafe");
            assertThat(stranger.body()).contains("Admin token").doesNotContain("water");
            HttpResponse<String> editor = send("GET", page, List.of("Authorization", "Bearer " + TOKEN));
            assertThat(editor.statusCode()).isEqualTo(200);
            assertThat(editor.body()).isEqualTo(stranger.body());
        }
    }

    @Test
    void showsReadersWhatEditorsDecideInEveryFormAlsoAfterARestart() throws Exception {
        try (WidgetServer server = WidgetServer.build(settings(""))) {
            URI base = readBy(server);
            URI admin = server.adminPage().orElseThrow();
            String low = key(admin, "Low water");
            assertThat(decide(admin, "pin", key(admin, "High water")).statusCode())
                    .isEqualTo(200);
            assertThat(get(base, "/widgets/wall.json")).containsSubsequence("High water", "Low water");
            assertThat(decide(admin, "hide", low).statusCode()).isEqualTo(200);
            hidden(base);
            assertThat(decide(admin, "hide", "0123456789abcdef0123456789abcdef").statusCode())
                    .isEqualTo(404);
            assertThat(post(admin, "decide", "decision=hide&post=" + low).body())
                    .contains("Expected widget: the id of a widget as /admin/widgets has it.");
            assertThat(post(admin, "decide", "widget=wall&decision=hide").body())
                    .contains("Expected post: the key of a post as /admin/posts has it, or several.");
            assertThat(decide(admin, "burn", low).body()).contains("Expected decision: one of hide, pin, approve");
        }
        try (WidgetServer again = WidgetServer.build(settings(""))) {
            URI base = readBy(again);
            URI admin = again.adminPage().orElseThrow();
            hidden(base);
            assertThat(post(admin, "undo", "number=2").statusCode()).isEqualTo(200);
            for (String output : OUTPUTS) {
                assertThat(get(base, "/widgets/wall" + output)).as(output).contains("Low water", "High water");
            }
            assertThat(ask(admin, "decisions").body())
                    .containsSubsequence(
                            "\"decision\":\"undo\",\"undone\":false,\"undoes\":2",
                            "\"decision\":\"hide\",\"undone\":true,\"posts\":1,\"about\":\"Low water\"",
                            "\"decision\":\"pin\",\"undone\":false");
        }
    }

    private void hidden(URI base) throws Exception {
        for (String output : OUTPUTS) {
            assertThat(get(base, "/widgets/wall" + output))
                    .as(output)
                    .contains("High water")
                    .doesNotContain("Low water");
        }
    }

    @Test
    void forgetsThePostThatAnEditorPointsAt() throws Exception {
        try (WidgetServer server = WidgetServer.build(settings(""))) {
            URI base = readBy(server);
            URI admin = server.adminPage().orElseThrow();
            HttpResponse<String> answer = post(admin, "forget", "widget=wall&key=" + key(admin, "Low water"));
            assertThat(answer.body()).isEqualTo("{\"posts\":1,\"pictures\":0}");
            hidden(base);
        }
    }

    @Test
    void tellsHowFeedsAreDoingAndHasThemAsked() throws Exception {
        try (WidgetServer server = WidgetServer.build(settings(""))) {
            readBy(server);
            URI admin = server.adminPage().orElseThrow();
            String feeds = ask(admin, "feeds").body();
            assertThat(feeds).contains("\"state\":\"fine\"", "\"posts\":2", "\"next\":\"", "\"widgets\":[\"wall\"]");
            upstream.answer("/feed.xml", Upstream.status(401, "Sign in, please."));
            String feed = group(feeds, "\"feed\":\"([0-9a-f]+)\"");
            assertThat(post(admin, "refresh", "feed=" + feed).body()).isEqualTo("{\"asked\":true}");
            while (!feeds.contains("\"state\":\"failing\"")) {
                feeds = ask(admin, "feeds").body();
                LockSupport.parkNanos(1_000_000);
            }
            assertThat(feeds).contains("\"posts\":2", "\"reason\":\"credentials\"", "answers with status 401");
            assertThat(post(admin, "refresh", "feed=nothing").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void makesATokenAtTheFirstStartThatOnlyItsUserMayRead() throws Exception {
        String yaml = yaml("");
        String token;
        try (WidgetServer server = WidgetServer.build(SettingsFile.parse("test", yaml))) {
            token = server.newToken().orElseThrow();
            server.start();
            HttpResponse<String> answer = send(
                    "GET",
                    server.adminPage().orElseThrow().resolve("widgets"),
                    List.of("Authorization", "Bearer " + token));
            assertThat(answer.statusCode()).isEqualTo(200);
        }
        Path file = folder.resolve("data/admin-token");
        assertThat(file).hasContent(token);
        assertThat(token).matches("[A-Za-z0-9_-]{43}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (WidgetServer again = WidgetServer.build(SettingsFile.parse("test", yaml))) {
            assertThat(again.newToken()).isEmpty();
        }
    }

    @Test
    void takesAnotherPortWhereNobodyChoseTheOneThatIsTaken() throws Exception {
        try (ServerSocket taken = takenBehindAFreePort()) {
            int publicPort = taken.getLocalPort() - 1;
            String unchosen = yaml("").replace("port: 0", "port: " + publicPort);
            try (WidgetServer server = WidgetServer.build(SettingsFile.parse("test", unchosen))) {
                server.start();
                assertThat(server.adminPage().orElseThrow().getPort()).isNotEqualTo(taken.getLocalPort());
            }
            try (WidgetServer server = WidgetServer.build(
                    SettingsFile.parse("test", yaml("admin: { port: " + taken.getLocalPort() + " }\n")))) {
                assertThatThrownBy(server::start)
                        .isInstanceOf(IOException.class)
                        .hasMessageStartingWith("the admin address, port " + taken.getLocalPort() + " of 127.0.0.1,")
                        .hasMessageEndingWith("or choose another one as admin.port");
            }
            try (WidgetServer server =
                    WidgetServer.build(SettingsFile.parse("test", yaml("admin: { enabled: false }\n")))) {
                assertThat(server.admin()).isEmpty();
            }
        }
    }

    private static ServerSocket takenBehindAFreePort() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        while (true) {
            try (ServerSocket free = new ServerSocket(0, 1, loopback)) {
                return new ServerSocket(free.getLocalPort() + 1, 1, loopback);
            } catch (IOException takenToo) {
                // another pair of ports, then
            }
        }
    }

    /** Starts it, and waits until it has read its feed. */
    private URI readBy(WidgetServer server) throws Exception {
        URI base = server.start();
        while (!get(base, "/widgets/wall").contains("High water")) {
            LockSupport.parkNanos(1_000_000);
        }
        return base;
    }

    private Settings settings(String more) throws Exception {
        Path token = Files.writeString(folder.resolve("token"), TOKEN + "\n");
        return SettingsFile.parse("test", yaml("admin: { token-file: \"" + token + "\" }\n" + more));
    }

    private String yaml(String more) {
        return """
                port: 0
                data: "%s"
                feeds: { news: { url: "%s" } }
                widgets: { wall: { feeds: news } }
                allow-addresses: ["127.0.0.1:%s"]
                """.formatted(folder.resolve("data"), upstream.url("/feed.xml"), upstream.port()) + more;
    }

    private String key(URI admin, String title) throws Exception {
        return group(
                ask(admin, "posts?widget=wall").body(),
                "\"post\":\"([0-9a-f]+)\",\"state\":\"[a-z-]+\",\"title\":\"" + title);
    }

    private static String group(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private HttpResponse<String> decide(URI admin, String decision, String key) throws Exception {
        return post(admin, "decide", "widget=wall&decision=" + decision + "&post=" + URLEncoder.encode(key, UTF_8));
    }

    private HttpResponse<String> ask(URI admin, String path) throws Exception {
        return send("GET", admin.resolve(path), List.of("Authorization", "Bearer " + TOKEN));
    }

    private HttpResponse<String> post(URI admin, String path, String form) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(admin.resolve(path))
                .header("Authorization", "Bearer " + TOKEN)
                .POST(BodyPublishers.ofString(form))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private String get(URI base, String path) throws Exception {
        return send("GET", base.resolve(path), List.of()).body();
    }

    private HttpResponse<String> send(String method, URI uri, List<String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .method(
                        method,
                        method.equals("POST") ? BodyPublishers.ofString("widget=wall") : BodyPublishers.noBody());
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
