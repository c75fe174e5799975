package dev.vitrine.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Theme;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EmbeddingSitesTest {
    private static final EmbeddingSites SITES =
            EmbeddingSites.of(List.of("https://www.example.org", "https://*.example.net", "http://localhost:8080"));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "https://www.example.org, true",
        "http://www.example.org, false",
        "https://www.example.org:8443, false",
        "https://www.example.org.evil.example, false",
        "https://evil-www.example.org, false",
        "https://a.example.net, true",
        "https://a.b.example.net, true",
        "https://example.net, false",
        "https://.example.net, false",
        "https://evilexample.net, false",
        "http://localhost:8080, true",
        "null, false"
    })
    void mayReadWidgetsFromTheirPagesAndNobodyElse(String origin, boolean allowed) throws Exception {
        try (RunningServer server = server()) {
            for (String path : List.of("/widgets/wall", "/widgets/wall.json", "/embed.js", "/images/x/y")) {
                HttpResponse<byte[]> answer = server.get(path, "Origin", origin);
                assertThat(answer.headers().allValues("Access-Control-Allow-Origin"))
                        .as(path)
                        .isEqualTo(allowed ? List.of(origin) : List.of());
                assertThat(answer.headers().allValues("Vary")).as(path).contains("Origin");
                assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                        .isEmpty();
            }
        }
    }

    /** Browsers never say the port that goes without saying. */
    @ParameterizedTest
    @CsvSource({
        "https://www.example.org:443, https://www.example.org, true",
        "http://*.example.org:80, http://www.example.org, true",
        "https://www.example.org:8443, https://www.example.org, false",
        "http://www.example.org:443, http://www.example.org, false"
    })
    void areKnownByTheirOriginsWithoutTheUsualPort(String site, String origin, boolean allowed) {
        assertThat(EmbeddingSites.of(List.of(site)).allows(origin)).isEqualTo(allowed);
    }

    @Test
    void areTheAncestorsOfFrames() throws Exception {
        try (RunningServer server = server()) {
            HttpResponse<byte[]> frame = server.get("/widgets/wall/frame");
            assertThat(frame.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
            assertThat(frame.headers().firstValue("Content-Security-Policy").orElse(""))
                    .endsWith("frame-ancestors https://www.example.org https://*.example.net http://localhost:8080");
        }
    }

    private RunningServer server() throws Exception {
        FixedPosts posts = new FixedPosts().set(FixedPosts.ready(Posts.NOW, Posts.simple("1")));
        return new RunningServer(folder, SITES, posts, RunningServer.widget("wall", Layout.LIST, Theme.AUTO));
    }
}
