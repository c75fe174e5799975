package dev.vitrine.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.sanitize.Sanitizer;
import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Theme;
import java.nio.file.Path;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Posts whose author is not named. */
final class UnsignedPostsTest {
    @ParameterizedTest
    @EnumSource(names = {"FEED", "FILE", "PUSH"})
    void areTheirSitesHoweverTheyCame(Network network, @TempDir Path folder) throws Exception {
        var content = new Sanitizer().clean("<p>Fresh rye.</p>");
        Post post = Post.builder("1", new FeedAddress(network, "kept"))
                .permalink(Optional.of(Posts.url("https://www.bakery.example/rye")))
                .content(content, content.text())
                .build();
        try (RunningServer server = new RunningServer(
                folder,
                new FixedPosts().set(FixedPosts.ready(Posts.NOW, post)),
                RunningServer.widget("wall", Layout.LIST, Theme.AUTO))) {
            assertThat(Jsoup.parse(new String(server.get("/widgets/wall").body(), UTF_8))
                            .select(".vt-name")
                            .text())
                    .isEqualTo("bakery.example");
        }
    }
}
