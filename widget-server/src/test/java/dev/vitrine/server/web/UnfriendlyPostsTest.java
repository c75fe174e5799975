package dev.vitrine.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import dev.vitrine.server.feed.Author;
import dev.vitrine.server.feed.LinkCard;
import dev.vitrine.server.feed.Media;
import dev.vitrine.server.feed.Poll;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.feed.PostBuilder;
import dev.vitrine.server.feed.Quote;
import dev.vitrine.server.url.WebUrl;
import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Theme;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What posts do to a layout that nobody had in mind who drew it; looked at in a browser. */
@SuppressWarnings("NullAway.Init")
final class UnfriendlyPostsTest {
    private static final String NAME = "The Harbour Office of the Free Port and its Lighthouses";
    private static final String FIRST = "document.querySelector('.vt-post')";

    private static final String ARROWS = "[...document.querySelectorAll('.vt-carousel > .vt-round')]"
            + ".map(arrow => getComputedStyle(arrow).visibility).join()";

    private final FixedPosts posts = new FixedPosts();
    private Browser browser;
    private RunningServer server;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        browser = Browser.start(folder);
        posts.set(FixedPosts.ready(
                Posts.NOW,
                IntStream.range(0, 9)
                        .mapToObj(n -> Posts.saying("p" + n, "<p>Low tide.</p>")
                                .author(Author.named(NAME))
                                .build())
                        .toArray(Post[]::new)));
        server = new RunningServer(
                folder,
                posts,
                RunningServer.widget("ticker", Layout.TICKER, Theme.AUTO),
                RunningServer.widget("carousel", Layout.CAROUSEL, Theme.AUTO),
                RunningServer.widget("grid", Layout.GRID, Theme.AUTO),
                RunningServer.widget("wall", Layout.WALL, Theme.AUTO),
                RunningServer.widget("list", Layout.LIST, Theme.AUTO),
                RunningServer.arabic("arabic"));
    }

    @AfterEach
    void stop() throws IOException {
        browser.close();
        server.close();
    }

    @Test
    void layNothingOverTheTimeInATicker() {
        open("ticker", 390);
        assertThat(browser.run("const right = s => " + FIRST + ".querySelector(s).getBoundingClientRect();"
                        + "return right('.vt-when').right <= right('.vt-mark').left"))
                .isEqualTo(true);
    }

    @Test
    void beginWithTheBeginningOfALongNameWhateverTheWidgetsDirection() {
        open("arabic", 390);
        assertThat(browser.run("const name = " + FIRST + ".querySelector('.vt-name bdi');"
                        + "const text = document.createRange(); text.selectNodeContents(name);"
                        + "return [name.scrollWidth > name.clientWidth,"
                        + " Math.round(text.getClientRects()[0].left - name.getBoundingClientRect().left)].join()"))
                .isEqualTo("true,0");
    }

    @Test
    void haveArrowsInACarouselOnlyWhereTheyLeadSomewhere() {
        open("carousel", 390);
        // This browser says that it has no mouse, and who has none has no arrows either.
        browser.run("document.querySelectorAll('.vt-carousel > .vt-round').forEach(it => it.style.display = 'grid')");
        browser.await(arrowsAre("hidden,visible"));
        slide("300");
        browser.await(arrowsAre("visible,visible"));
        slide("100000");
        browser.await(arrowsAre("visible,hidden"));
    }

    private void slide(String to) {
        browser.run("document.querySelector('.vt-posts').scrollLeft = " + to);
    }

    private static String arrowsAre(String expected) {
        return ARROWS + " == '" + expected + "'";
    }

    @Test
    void needNoControlsWhereThereAreNone() {
        posts.set(FixedPosts.ready(Posts.NOW));
        for (String id : List.of("carousel", "ticker")) {
            browser.look(390, 900, "light");
            browser.open(server.at("/widgets/" + id + "/frame").toString());
            browser.await("document.querySelector('.vt-none')");
            assertThat(browser.run("return document.querySelectorAll('button').length"))
                    .as(id)
                    .isEqualTo(0L);
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void areCutWhereTheirTitleNeverEnds() {
        posts.set(FixedPosts.ready(
                Posts.NOW,
                Posts.saying("endless", "<p>Low tide.</p>")
                        .title("Harbour".repeat(600))
                        .build()));
        open("carousel", 390);
        assertThat(browser.run("return document.querySelector('.vt-title').textContent.length"))
                .isEqualTo(281L);
    }

    @Test
    void keepTheirOwnDirectionInAWidgetOfTheOther() {
        posts.set(FixedPosts.ready(
                Posts.NOW,
                Posts.saying("warning", "<p>عنكبوت</p>")
                        .contentWarning(Optional.of("عناكب (بلا صور)"))
                        .boostedBy(Optional.of(Author.named("ميناء (الشمال)")))
                        .build(),
                Posts.saying("card", "<p>Timetable</p>")
                        .card(Optional.of(new LinkCard(
                                Posts.url("https://harbour.example/ar"),
                                "جدول",
                                "",
                                "ميناء (الشمال)",
                                Optional.empty())))
                        .build()));
        open("grid", 1280);
        assertThat(browser.run("return ['.vt-warning-text > span', '.vt-card-site']"
                        + ".map(it => getComputedStyle(document.querySelector(it)).direction).join()"))
                .isEqualTo("rtl,rtl");
        assertThat(browser.run("return document.querySelector('.vt-boost span').textContent"))
                .isEqualTo("\u2068ميناء (الشمال)\u2069 boosted");
    }

    @Test
    void haveAPlaceToClickThatSaysWhatItIsWhereSoundAndVideoHaveNoPicture() {
        posts.set(FixedPosts.ready(
                Posts.NOW,
                Posts.saying("sounds", "<p>Listen.</p>")
                        .media(List.of(sound("one"), sound("two")))
                        .build()));
        for (String id : List.of("grid", "ticker")) {
            open(id, 1280);
            List<Rule> violations = new AxeBuilder().analyze(browser.driver()).getViolations();
            assertThat(violations).as(id).extracting(Rule::getId).doesNotContain("link-name");
            assertThat(browser.run("return document.querySelector('.vt-play svg').checkVisibility()"))
                    .as(id)
                    .isEqualTo(true);
        }
    }

    private static Media sound(String name) {
        return new Media(
                Media.Kind.AUDIO,
                Posts.url("https://harbour.example/" + name + ".mp3"),
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void leaveThePercentOfAnAnswerOnItsLineHoweverLongThatIs() {
        posts.set(FixedPosts.ready(
                Posts.NOW,
                Posts.saying("poll", "<p>Which?</p>")
                        .poll(Optional.of(new Poll(
                                List.of(new Poll.Option("Harbour".repeat(20), OptionalLong.of(3))),
                                false,
                                OptionalLong.empty(),
                                Optional.empty())))
                        .build()));
        open("grid", 390);
        assertThat(browser.run("const percent = document.createRange();"
                        + "percent.selectNodeContents(document.querySelector('.vt-answer').lastChild);"
                        + "return percent.getClientRects().length"))
                .isEqualTo(1L);
    }

    /** Tiles are square, and what stands above the edge of one can neither be read nor be closed again. */
    @Test
    void areWholeInAWallOnceTheyAreOpened() {
        posts.set(FixedPosts.ready(
                Posts.NOW,
                Posts.saying("warning", "<p>She has eight legs.</p>".repeat(12))
                        .contentWarning(Optional.of("Spiders"))
                        .build()));
        open("wall", 1280);
        browser.run("document.querySelector('.vt-warning summary').click()");
        assertThat(browser.run("return document.querySelector('.vt-warning summary').getBoundingClientRect().top - "
                        + FIRST + ".getBoundingClientRect().top"))
                .isEqualTo(17L);
    }

    @Test
    void areNoHigherInATickerWhateverTheyHold() {
        posts.set(FixedPosts.ready(
                Posts.NOW,
                Posts.saying("withheld", "<p>Look at this:</p>")
                        .quote(Optional.of(new Quote.Withheld(Quote.Cause.DELETED)))
                        .build(),
                Posts.saying("picture", "<img src='https://pictures.example/gone.png' width=600 height=400 alt='Tide'>")
                        .build()));
        open("ticker", 1280);
        assertThat(browser.run("return " + FIRST + ".offsetHeight")).isEqualTo(84L);
    }

    /** One that is longer than the two lines of a ticker would make all of them higher. */
    @Test
    void areNoHigherInATickerWhereOneHasALongWarning() {
        posts.set(FixedPosts.ready(
                Posts.NOW,
                Posts.saying("plain", "<p>Low tide.</p>").build(),
                Posts.saying("warning", "<p>She has eight legs.</p>")
                        .contentWarning(Optional.of(NAME + ", and what lives behind the ticket desk of each of them"))
                        .build()));
        open("ticker", 1280);
        assertThat(browser.run("return " + FIRST + ".offsetHeight")).isEqualTo(84L);
        assertThat(browser.run("const text = document.querySelector('.vt-warning summary');"
                        + "return [text.offsetHeight, text.scrollHeight > text.clientHeight].join()"))
                .isEqualTo("39,true");
    }

    @Test
    void beginBelowTheEdgeOfATileAlsoWhereSomethingIsVeiled() {
        posts.set(FixedPosts.ready(
                Posts.NOW,
                Posts.saying("veiled", "<p>" + NAME + " before the museum fetched them, on a foggy day.</p>")
                        .sensitive(true)
                        .media(List.of(picture(Posts.url("https://pictures.example/gone.png"))))
                        .build()));
        open("wall", 1280);
        assertThat(browser.run("return document.querySelector('.vt-text').getBoundingClientRect().top - " + FIRST
                        + ".getBoundingClientRect().top"))
                .isEqualTo(17L);
    }

    @Test
    void beginBelowTheEdgeOfATileAlsoWhereTheirWarningIsLong() {
        show(Posts.saying("warning", "<p>She has eight legs.</p>").contentWarning(Optional.of((NAME + " ").repeat(4))));
        open("wall", 1280);
        assertThat(browser.run("return document.querySelector('.vt-warning').getBoundingClientRect().top - " + FIRST
                        + ".getBoundingClientRect().top"))
                .isEqualTo(17L);
    }

    @Test
    void fillTheirPlaceHoweverManyPicturesTheyHave() {
        show(IntStream.of(4, 5, 6, 7, 8, 12)
                .mapToObj(n -> Posts.saying("p" + n, "<p>Low tide.</p>")
                        .media(Collections.nCopies(n, picture(Posts.url("https://pictures.example/gone.png")))))
                .toArray(PostBuilder[]::new));
        open("list", 390);
        assertThat(browser.run("return [...document.querySelectorAll('.vt-media')].map(media => "
                        + "media.clientWidth - media.lastElementChild.offsetLeft - media.lastElementChild.offsetWidth"
                        + " + media.offsetLeft + media.clientLeft).map(Math.round).join()"))
                .isEqualTo("0,0,0,0,0,0");
        assertThat(browser.run("return [...document.querySelectorAll('.vt-media')].every(media => "
                        + "media.offsetHeight < media.offsetWidth)"))
                .isEqualTo(true);
    }

    @Test
    void takeNoMoreRoomThanTheyNeedWhereSoundHasNoPicture() {
        show(Posts.saying("sound", "<p>Listen.</p>").media(List.of(sound("one"))));
        for (String id : List.of("list", "grid", "carousel")) {
            open(id, 390);
            assertThat(browser.run("return document.querySelector('.vt-pic').offsetHeight"))
                    .as(id)
                    .isEqualTo(44L);
        }
    }

    @Test
    void fillTheirPlaceWithAPanorama() {
        show(Posts.saying("panorama", "<p>The bay.</p>")
                .media(List.of(picture(Posts.url("https://pictures.example/gone.png"))
                        .withSize(Optional.of(new Media.Size(3000, 200))))));
        open("list", 390);
        assertThat(browser.run("return document.querySelector('.vt-pic img').offsetHeight"
                        + " - document.querySelector('.vt-pic').clientHeight"))
                .isEqualTo(0L);
    }

    @Test
    void keepAGapBetweenBlocksOfEveryKind() {
        show(Posts.saying("blocks", "<p>1</p><pre>2</pre><ul><li>3</li></ul><blockquote>4</blockquote><p>5</p>"));
        open("list", 390);
        assertThat(browser.run("return [...document.querySelectorAll('.vt-text > * + *')].every(block => "
                        + "parseFloat(getComputedStyle(block).marginTop) > 5)"))
                .isEqualTo(true);
    }

    /** Many sites make the letters of their root smaller, to count with; those of a widget stay as they are. */
    @Test
    void keepTheirColumnsWhateverTheSizeOfTheRootsLetters() {
        open("grid", 1280);
        String columns = "return getComputedStyle(document.querySelector('.vt-posts')).gridTemplateColumns";
        Object before = browser.run(columns);
        browser.run("document.documentElement.style.fontSize = '62.5%'");
        assertThat(browser.run(columns)).isEqualTo(before);
    }

    @Test
    void leaveAQuietPlaceWhereTheirPictureIsGone() throws Exception {
        var gone = Posts.url("https://pictures.example/gone.png");
        posts.set(FixedPosts.ready(
                Posts.NOW,
                Posts.saying("gone", "<p>Gone.</p>")
                        .media(List.of(picture(gone)))
                        .build()));
        String widget = new String(server.get("/widgets/grid").body(), StandardCharsets.UTF_8);
        HttpResponse<byte[]> answer = server.get(widget.replaceFirst("(?s).*<img src=\"([^\"]+)\".*", "$1"));
        assertThat(answer.statusCode()).isEqualTo(404);
        BufferedImage pixel = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(pixel.getRGB(0, 0) >>> 24).as("opacity").isZero();
    }

    private static Media picture(WebUrl address) {
        return new Media(
                Media.Kind.IMAGE,
                address,
                Optional.of(address),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private void show(PostBuilder... shown) {
        posts.set(FixedPosts.ready(
                Posts.NOW, Stream.of(shown).map(PostBuilder::build).toArray(Post[]::new)));
    }

    private void open(String id, int width) {
        browser.look(width, 900, "light");
        browser.open(server.at("/widgets/" + id + "/frame").toString());
        browser.await(FIRST + " && !document.querySelector('.vt-round[hidden]')");
    }
}
