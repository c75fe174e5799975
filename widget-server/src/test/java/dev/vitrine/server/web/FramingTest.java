package dev.vitrine.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Theme;
import dev.vitrine.server.widget.Widget;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every answer says who may put it into a frame: the widget's own page for that may be, and nothing else. */
final class FramingTest {
    private static final Widget WALL = RunningServer.widget("wall", Layout.LIST, Theme.AUTO);

    private final FixedPosts posts = new FixedPosts().set(FixedPosts.ready(Posts.NOW, Posts.simple("1")));

    @TempDir
    private Path folder;

    @Test
    void letsEverybodyShowTheWidgetsOwnPageAndNothingElse() throws Exception {
        try (RunningServer server = new RunningServer(folder, posts, WALL)) {
            assertThat(ancestors(server)).isEqualTo(expected(server, "*"));
        }
    }

    @Test
    void letsTheSitesOfTheSettingsOnly() throws Exception {
        EmbeddingSites sites = EmbeddingSites.of(List.of("https://a.example", "https://*.b.example"));
        try (RunningServer server = new RunningServer(folder, sites, posts, WALL)) {
            assertThat(ancestors(server)).isEqualTo(expected(server, "https://a.example https://*.b.example"));
        }
    }

    /** All that there is, and what there is not. */
    private static List<String> paths(RunningServer server) {
        Routes routes = server.web().routes();
        List<String> paths = new ArrayList<>(new TreeSet<>(routes.answers().keySet()));
        paths.addAll(routes.tasks().keySet());
        paths.addAll(List.of("/nothing", "/widgets/nothing", "/widgets/nothing/frame", "/images/nothing", "/%00"));
        return paths;
    }

    private static Map<String, String> expected(RunningServer server, String sites) {
        Map<String, String> expected = new TreeMap<>();
        for (String path : paths(server)) {
            for (String method : List.of("GET", "HEAD", "OPTIONS", "POST")) {
                boolean frame = path.equals("/widgets/wall/frame") && (method.equals("GET") || method.equals("HEAD"));
                expected.put(method + " " + path, frame ? sites : "'none'");
            }
        }
        return expected;
    }

    private static Map<String, String> ancestors(RunningServer server) throws IOException, InterruptedException {
        Map<String, String> ancestors = new TreeMap<>();
        for (String path : paths(server)) {
            for (String method : List.of("GET", "HEAD", "OPTIONS", "POST")) {
                HttpResponse<byte[]> answer =
                        server.send(method, path, "Origin", "https://a.example", "Referer", "https://a.example/page");
                String policy =
                        answer.headers().firstValue("content-security-policy").orElse("");
                ancestors.put(
                        method + " " + path,
                        policy.contains("frame-ancestors ")
                                ? policy.replaceFirst(".*frame-ancestors ([^;]*).*", "$1")
                                : "nothing is said");
            }
        }
        return ancestors;
    }
}
