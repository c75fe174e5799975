package dev.vitrine.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureRuleTest {
    private static final String HEADING = "<h1>Rye bread in winter</h1>";
    private static final String TEXT =
            "<p>Whoever leaves the dough alone for a night gets bread that stays fresh for four days and tastes of grain.</p>";

    private static Optional<String> picture(String body) {
        return Reading.ofBody("Rye bread in winter", body).image().map(PageImage::url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=/rye.jpg>",
                "<img src=data:image/gif;base64,R0lGOD data-src=/rye.jpg class=lazyload>",
                "<img class=loading data-lazy-src=/rye.jpg src=/blank.gif>",
                "<img srcset='/rye-300.jpg 300w, /rye.jpg 1200w, /rye-9000.jpg 9000w' src=/rye-300.jpg>",
                "<picture><source type=image/avif srcset=/rye.avif><source srcset='/s.jpg 1x, /rye.jpg 2x'><img src=/s.jpg></picture>",
                "<figure><img src=/rye.jpg><figcaption>Rye</figcaption></figure>",
                "<noscript><img src=/other.jpg></noscript><img data-original=/rye.jpg>"
            })
    void findsTheAddressWhereverItStands(String markup) {
        assertThat(picture("<main>" + HEADING + markup + TEXT + "</main>")).contains("https://example.org/rye.jpg");
    }

    @Test
    void takesTheOneRightBeforeTheHeadingWhereNoneFollows() {
        assertThat(picture("<article><img src=/rye.jpg>" + HEADING + TEXT + "</article>"))
                .contains("https://example.org/rye.jpg");
        assertThat(picture("<article><img src=/hall.jpg>" + HEADING + "<img src=/rye.jpg>" + TEXT + "</article>"))
                .contains("https://example.org/rye.jpg");
    }

    @Test
    void takesNoFolderForADecoration() {
        assertThat(picture("<main>" + HEADING + "<img src=/sites/default/files/silicon-rye.jpg>" + TEXT + "</main>"))
                .contains("https://example.org/sites/default/files/silicon-rye.jpg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=/logo.png>",
                "<img src=/img/author-box.jpg>",
                "<img src=/rye.svg>",
                "<img src=/rye.jpg width=90 height=90>",
                "<img src=/rye.jpg hidden>",
                "<img src=/rye.jpg data-vitrine-noimage>",
                "<img src=''>",
                "<aside><img src=/rye.jpg></aside>",
                "<section class=comments><img src=/rye.jpg></section>",
                "<div class=related-posts><img src=/rye.jpg></div>"
            })
    void givesNoneRatherThanAWrongOne(String markup) {
        assertThat(picture("<main>" + HEADING + TEXT + markup + "</main>")).isEmpty();
    }

    @Test
    void readsThePreloadedPicture() {
        assertThat(Reading.of("""
                        <!doctype html><html><head><link rel=preload as=image href="" imagesrcset="/s.jpg 400w, /rye.jpg 1200w">
                        </head><body></body></html>""").image().map(PageImage::url)).contains("https://example.org/rye.jpg");
    }
}
