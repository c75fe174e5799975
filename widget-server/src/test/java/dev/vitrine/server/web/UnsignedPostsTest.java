package dev.vitrine.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.feed.PostBuilder;
import dev.vitrine.server.sanitize.Sanitizer;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Posts whose author is not named. */
final class UnsignedPostsTest {
    @ParameterizedTest
    @EnumSource(names = {"FEED", "FILE", "PUSH"})
    void areTheirSitesHoweverTheyCame(Network network, @TempDir Path folder) throws Exception {
        var content = new Sanitizer().clean("<p>Fresh rye.</p>");
        PostBuilder post = Post.builder("1", new FeedAddress(network, "kept"))
                .permalink(Optional.of(Posts.url("https://www.bakery.example/rye")))
                .content(content, content.text());
        assertThat(RunningServer.showing(folder, post).select(".vt-name").text())
                .isEqualTo("bakery.example");
    }
}
