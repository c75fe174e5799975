package dev.vitrine.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.feed.Media;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Articles, of which only the beginning is shown. */
final class ExcerptedPostsTest {
    private static final String ARTICLE = """
            <p><img src="https://blog.example/smiley.png" alt="\uD83D\uDE42"> Rye
            <img src="https://blog.example/icon.png" width="32" height="32" alt="Share">
            <img src="https://blog.example/rye.jpg" width="1200" height="800" alt="A loaf of rye"> and more.</p>
            <p><img src="https://blog.example/wheat.jpg" alt="Wheat"></p>""";

    @TempDir
    private Path folder;

    @Test
    void showTheFirstPictureThatIsOne() throws Exception {
        Document widget =
                RunningServer.showing(folder, Posts.saying("1", ARTICLE).title("The rye is back"));
        assertThat(widget.select(".vt-media img").eachAttr("alt")).containsExactly("A loaf of rye");
        assertThat(widget.select(".vt-media img").attr("width")).isEqualTo("1200");
        assertThat(widget.select(".vt-text").text()).isEqualTo("\uD83D\uDE42 Rye and more.");
    }

    @Test
    void showWhatTheirFeedSaysIsTheirPicture() throws Exception {
        Document widget = RunningServer.showing(
                folder,
                Posts.saying("1", ARTICLE)
                        .title("The rye is back")
                        .media(List.of(Media.image(Posts.url("https://blog.example/card.jpg"), "A card"))));
        assertThat(widget.select(".vt-media img").eachAttr("alt")).containsExactly("A card");
    }

    @Test
    void showAPictureOnceThatStandsAmongTheWordsAndBesideThem() throws Exception {
        Document widget = RunningServer.showing(
                folder,
                Posts.saying("1", """
                        <p>Rye.</p><figure><a href="https://blog.example/rye.jpg"><img src="https://blog.example/rye.jpg?w=640"
                        alt="A loaf"></a></figure><p><img src="https://blog.example/wheat.jpg" alt="Wheat"> too.</p>""")
                        .media(List.of(Media.image(Posts.url("https://blog.example/rye.jpg"), "A loaf of rye"))));
        assertThat(widget.select(".vt-media img").eachAttr("alt")).containsExactly("A loaf of rye");
        assertThat(widget.select(".vt-text img").eachAttr("alt")).containsExactly("Wheat");
        assertThat(widget.select(".vt-text a, .vt-text figure")).isEmpty();
        assertThat(widget.select(".vt-text").text()).isEqualTo("Rye. too.");
    }

    @Test
    void showAllPicturesThatOneProgramGives() throws Exception {
        Document widget = RunningServer.showing(
                folder,
                Posts.saying("1", """
                        <p>Rye.</p><p><img src="https://blog.example/picture?id=1" alt="A loaf"></p>
                        <p><img src="https://blog.example/picture?id=2" alt="A crumb"></p>""")
                        .media(List.of(Media.image(Posts.url("https://blog.example/picture?id=1"), "A loaf of rye"))));
        assertThat(widget.select(".vt-media img").eachAttr("alt")).containsExactly("A loaf of rye");
        assertThat(widget.select(".vt-text img").eachAttr("alt")).containsExactly("A crumb");
    }

    @Test
    void blowUpNoPictureOfTheSizeOfLetters() throws Exception {
        Media smiley = Media.image(Posts.url("https://blog.example/smiley.png"), "")
                .withSize(Optional.of(new Media.Size(20, 20)));
        Document widget =
                RunningServer.showing(folder, Posts.saying("1", "<p>Rye.</p>").media(List.of(smiley)));
        assertThat(widget.select(".vt-media")).isEmpty();
    }

    @Test
    void haveTheirPicturesWhereTheyStandOnceTheyAreShownWhole() throws Exception {
        Document widget = RunningServer.showing(folder, Posts.saying("1", ARTICLE));
        assertThat(widget.select(".vt-media")).isEmpty();
        assertThat(widget.select(".vt-text img")).hasSize(4);
    }
}
