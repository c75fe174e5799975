package dev.vitrine.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.feed.LinkCard;
import dev.vitrine.server.feed.Media;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands around the words of a post. */
final class AroundPostsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"PT0S, ''", "PT1M, ''", "PT49H, edited now", "PT-1H, ''"})
    void saysThatItWasChangedWhereThatTellsMoreThanWhenItWasWritten(Duration later, String words) throws Exception {
        var written = Posts.NOW.minus(Duration.ofHours(49));
        Document widget = RunningServer.showing(
                folder,
                Posts.saying("1", "Rye").published(Optional.of(written)).edited(Optional.of(written.plus(later))));
        assertThat(widget.select(".vt-edited").text()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"false, 1", "true, 0"})
    void coversThePictureOfACardLikeThoseOfThePost(boolean sensitive, int pictures) throws Exception {
        Media picture = Media.image(Posts.url("https://blog.example/card.jpg"), "");
        Document widget = RunningServer.showing(
                folder,
                Posts.saying("1", "Look")
                        .sensitive(sensitive)
                        .card(Optional.of(new LinkCard(
                                Posts.url("https://blog.example/"), "A card", "", "Blog", Optional.of(picture)))));
        assertThat(widget.select(".vt-card-title").text()).isEqualTo("A card");
        assertThat(widget.select(".vt-card img")).hasSize(pictures);
    }
}
