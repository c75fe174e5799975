package dev.vitrine.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Moderation;
import dev.vitrine.server.widget.Theme;
import dev.vitrine.server.widget.Widget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/**
 * Every layout with every kind of post, at a phone's and a desktop's width, light and dark. The property
 * {@code vitrine.screenshots} names a folder where the pictures of what was seen are kept.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
final class LayoutsTest {
    private static final String ROOT = "document.querySelector('[data-vitrine-host]').shadowRoot";
    private static final String SHIFTS = "<script>window.shift = 0; new PerformanceObserver(list => list.getEntries()"
            + ".forEach(e => { window.shift += e.value })).observe({type: 'layout-shift', buffered: true})</script>";

    private Browser browser;
    private RunningServer server;
    private HostSite site;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        browser = Browser.start(folder);
        FixedPosts posts = new FixedPosts().set(FixedPosts.ready(Posts.NOW, RichPosts.all(3)));
        Stream<Widget> layouts = Arrays.stream(Layout.values()).map(layout -> widget(layout.id(), layout, 12));
        Widget arabic = RunningServer.arabic("arabic");
        Widget contrast = RunningServer.widget("contrast", Layout.GRID, Theme.CONTRAST);
        server = new RunningServer(
                folder,
                posts,
                RichPosts.PICTURES,
                Stream.concat(layouts, Stream.of(arabic, contrast, widget("short", Layout.LIST, 5)))
                        .toArray(Widget[]::new));
        site = new HostSite();
    }

    private static Widget widget(String id, Layout layout, int limit) {
        return new Widget(
                id,
                "Harbour news",
                List.of(Posts.MASTODON),
                layout,
                Theme.AUTO,
                limit,
                Moderation.NONE,
                Locale.ENGLISH);
    }

    @AfterAll
    void stop() throws IOException {
        if (browser != null) {
            browser.close();
        }
        site.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void isAccessibleAndMovesNothing(Layout layout) throws IOException {
        looked(layout.id());
    }

    @Test
    void isAccessibleFromRightToLeft() throws IOException {
        looked("arabic");
    }

    @Test
    void isAccessibleInHighContrast() throws IOException {
        looked("contrast");
    }

    private void looked(String id) throws IOException {
        for (int width : new int[] {390, 1280}) {
            for (String colours : List.of("light", "dark")) {
                open(id, width, colours);
                String name = id + "-" + width + "-" + colours;
                List<Rule> violations =
                        new AxeBuilder().analyze(browser.driver()).getViolations();
                assertThat(violations).as(name).extracting(Rule::toString).isEmpty();
                assertThat(browser.run("return " + ROOT + ".querySelector('.vt-widget').scrollWidth <= innerWidth"))
                        .as(name)
                        .isEqualTo(true);
                assertThat(browser.run("return window.shift")).as(name).isEqualTo(0L);
                keep(name);
            }
        }
    }

    private void open(String id, int width, String colours) {
        browser.look(width, 900, colours);
        browser.open(site.page(
                "/" + id,
                "<meta name=color-scheme content='light dark'>" + SHIFTS + "<div data-vitrine-host data-vitrine-widget="
                        + id + "><a href=\"" + server.at("/widgets/" + id + "/frame")
                        + "\">Our latest posts</a></div><script async src=\"" + server.at("/embed.js")
                        + "\"></script>"));
        browser.await(ROOT + "?.querySelector('.vt-post')");
        browser.await("[..." + ROOT + ".querySelectorAll('img')].filter(i => i.loading != 'lazy' || "
                + "i.getBoundingClientRect().top < 900 && i.getBoundingClientRect().left < innerWidth && i.getBoundingClientRect().right > 0 && "
                + "i.checkVisibility()).every(i => i.complete || !i.src)");
    }

    private void keep(String name) throws IOException {
        String folder = System.getProperty("vitrine.screenshots", "");
        if (!folder.isEmpty()) {
            Object height = browser.run("return document.documentElement.scrollHeight");
            Object picture = browser.driver()
                    .executeCdpCommand(
                            "Page.captureScreenshot",
                            Map.of(
                                    "captureBeyondViewport",
                                    true,
                                    "clip",
                                    Map.of(
                                            "x",
                                            0,
                                            "y",
                                            0,
                                            "width",
                                            browser.run("return innerWidth"),
                                            "height",
                                            height,
                                            "scale",
                                            1)))
                    .get("data");
            Files.createDirectories(Path.of(folder));
            Files.write(Path.of(folder, name + ".png"), Base64.getDecoder().decode(String.valueOf(picture)));
        }
    }

    /** What scrolls there makes browsers print the whole page smaller, and white letters need the ground that they stand on. */
    @ParameterizedTest
    @EnumSource(Layout.class)
    void standsOnPaperAsAWhole(Layout layout) throws IOException {
        open(layout.id(), 794, "light");
        browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        keep(layout.id() + "-paper");
        Object wrong = browser.run(
                "const root = " + ROOT + ", all = s => [...root.querySelectorAll(s)], style = getComputedStyle;"
                        + "return all('.vt-posts').filter(e => e.scrollWidth > e.clientWidth)"
                        + ".concat(all('.vt-round,.vt-more').filter(e => e.checkVisibility()))"
                        + ".concat(all('.vt-post').filter(e => style(e).breakInside != 'avoid'))"
                        + ".concat(all('.vt-posts *').filter(e => style(e).color == 'rgb(255, 255, 255)'"
                        + " && style(e).printColorAdjust != 'exact')).map(e => e.className).join()");
        browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        assertThat(wrong).isEqualTo("");
    }

    @ParameterizedTest
    @CsvSource({"grid, 900", "grid, 700", "masonry, 900", "list, 320", "list, 200"})
    void keepsNumbersOnOneLine(String id, int width) throws IOException {
        open(id, width, "light");
        assertThat(browser.run("return [..." + ROOT + ".querySelectorAll('.vt-count')].filter(e => e.offsetHeight > 24)"
                        + ".map(e => e.innerText).join()"))
                .isEqualTo("");
        assertThat(browser.run("return [..." + ROOT + ".querySelectorAll('.vt-foot')]"
                        + ".filter(e => e.scrollWidth > e.clientWidth).length"))
                .isEqualTo(0L);
    }

    /** The system's own colours take the place of ours, and all of ours are one to it. */
    @Test
    void showsHowAPollStandsInForcedColours() throws IOException {
        open("list", 1280, "light");
        String border = "return getComputedStyle(" + ROOT + ".querySelector('progress')).borderTopWidth";
        assertThat(browser.run(border)).isEqualTo("0px");
        browser.driver()
                .executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "forced-colors", "value", "active"))));
        assertThat(browser.run(border)).isEqualTo("1px");
        keep("list-forced-colours");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void isPassedWithOneTab(Layout layout) {
        browser.look(1280, 900, "light");
        browser.open(site.page(
                "/tab-" + layout.id(),
                "<a id=before href=#>before</a>" + HostSite.embedCode(server, layout.id())
                        + "<a id=after href=#>after</a>"));
        browser.await("document.querySelector('main div')?.shadowRoot?.querySelector('.vt-post')");
        browser.run("document.querySelector('#before').focus()");
        press(Keys.TAB);
        assertThat(browser.run("return !!document.activeElement.shadowRoot")).isEqualTo(true);
        press(Keys.TAB);
        assertThat(browser.run("return document.activeElement.id")).isEqualTo("after");
        new Actions(browser.driver())
                .keyDown(Keys.SHIFT)
                .sendKeys(Keys.TAB)
                .keyUp(Keys.SHIFT)
                .perform();
        assertThat(browser.run("return !!document.activeElement.shadowRoot")).isEqualTo(true);
    }

    @Test
    void isWalkedThroughWithArrowKeys() {
        open("list", 1280, "light");
        browser.run(ROOT + ".querySelector('.vt-post').focus()");
        press(Keys.ARROW_DOWN);
        press(Keys.ARROW_DOWN);
        assertThat(focused("id")).isEqualTo("vt-list-3");
        press(Keys.ARROW_RIGHT);
        assertThat(focused("className")).isEqualTo("");
        assertThat(focused("textContent")).isEqualTo("Ada Winter");
        press(Keys.ARROW_RIGHT);
        assertThat(focused("className")).isEqualTo("vt-when");
        press(Keys.ESCAPE);
        assertThat(focused("id")).isEqualTo("vt-list-3");
        press(Keys.HOME);
        assertThat(focused("id")).isEqualTo("vt-list-1");
        assertThat(browser.run("return " + ROOT + ".querySelectorAll('[tabindex=\"0\"]').length"))
                .isEqualTo(1L);
    }

    @Test
    void walksACarouselAsItLies() {
        open("arabic", 1280, "light");
        browser.run(ROOT + ".querySelector('.vt-post').focus()");
        press(Keys.ARROW_LEFT);
        assertThat(focused("id")).isEqualTo("vt-arabic-2");
        press(Keys.ARROW_RIGHT);
        assertThat(focused("id")).isEqualTo("vt-arabic-1");
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void showsAllOfThePostOfACarouselThatTheKeyboardHasComeTo(int width) {
        open("carousel", width, "light");
        browser.run(ROOT + ".querySelector('.vt-post').focus()");
        for (int post = 2; post <= 4; post++) {
            press(Keys.ARROW_RIGHT);
            assertThat(focused("id")).isEqualTo("vt-carousel-" + post);
            browser.await("((box, room) => box.left > room.left - 1 && box.right < room.right + 1)(...[" + ROOT
                    + ".activeElement, " + ROOT + ".querySelector('.vt-posts')].map(e => e.getBoundingClientRect()))");
        }
    }

    /** A page may say its direction late, and another one than the widget speaks. */
    @Test
    void pointsItsArrowsItsOwnWayInAPageOfTheOtherDirection() throws Exception {
        String frame = text("/widgets/carousel/frame");
        String look = frame.replaceFirst("(?s).*<link rel=\"stylesheet\" href=\"[./]*([^\"]+)\".*", "/$1");
        browser.open(site.page(
                "/other-way",
                "<link rel=stylesheet href=\"" + server.at(look) + "\">" + text("/widgets/carousel")
                        + "<script>document.documentElement.dir = 'rtl'</script>"));
        // What is hidden has no transform: they wait for the script, and this browser says that it has no mouse.
        browser.run("document.querySelectorAll('.vt-round').forEach(it => {"
                + "it.hidden = false; it.style.display = 'grid' })");
        assertThat(browser.run("return ['.vt-next svg', '.vt-back svg', '.vt-source svg']"
                        + ".map(it => getComputedStyle(document.querySelector(it)).transform).join(' ')"))
                .isEqualTo("none matrix(-1, 0, 0, 1, 0, 0) none");
    }

    private String text(String path) throws Exception {
        return new String(server.get(path).body(), UTF_8);
    }

    @Test
    void writesPercentagesAsTheLanguageDoes() {
        String percentages =
                "return [..." + ROOT + ".querySelectorAll('.vt-answer')].map(a => a.lastChild.textContent).join()";
        open("list", 1280, "light");
        assertThat(browser.run(percentages)).isEqualTo("30%,70%");
        open("arabic", 1280, "light");
        NumberFormat arabic = NumberFormat.getPercentInstance(Locale.forLanguageTag("ar"));
        assertThat(browser.run(percentages)).isEqualTo(arabic.format(0.3) + "," + arabic.format(0.7));
    }

    @Test
    void showsPicturesLargeAndGoesThroughThem() {
        open("list", 1280, "light");
        browser.run(ROOT + ".querySelector('.vt-image img').click()");
        assertThat(caption()).isEqualTo("A white ferry on calm water");
        browser.await(ROOT + ".querySelector('.vt-box img').naturalWidth == 1200");
        press(Keys.ARROW_RIGHT);
        assertThat(caption()).isEqualTo("A boat");
        press(Keys.ARROW_LEFT);
        press(Keys.ARROW_LEFT);
        assertThat(caption()).as("what is not opened is not shown").isEqualTo("The same boat");
        List<Rule> violations = new AxeBuilder().analyze(browser.driver()).getViolations();
        assertThat(violations).extracting(Rule::toString).isEmpty();
        press(Keys.ESCAPE);
        assertThat(browser.run("return " + ROOT + ".querySelector('.vt-box').open"))
                .isEqualTo(false);
    }

    private Object caption() {
        return browser.run("return " + ROOT + ".querySelector('dialog[open] figcaption').textContent");
    }

    @Test
    void loadsMoreUntilThereIsNoMore() {
        open("short", 1280, "light");
        for (int expected : new int[] {5, 10, 13}) {
            browser.await(ROOT + ".querySelectorAll('.vt-post').length == " + expected);
            browser.run(ROOT + ".querySelector('.vt-more')?.click()");
        }
        browser.await("!" + ROOT + ".querySelector('.vt-more')");
        assertThat(browser.run("return [..." + ROOT + ".querySelectorAll('.vt-post')].map(p => p.ariaPosInSet"
                        + " + '/' + p.ariaSetSize).slice(4, 6).join()"))
                .isEqualTo("5/13,6/13");
        assertThat(focused("id")).isEqualTo("vt-short-11");
    }

    @Test
    void movesATickerUntilSomebodyPausesIt() {
        open("ticker", 390, "light");
        browser.await(ROOT + ".querySelector('.vt-posts').scrollLeft > 50");
        browser.run(ROOT + ".querySelector('.vt-pause').click()");
        assertThat(browser.run("return " + ROOT + ".querySelector('.vt-pause').ariaPressed"))
                .isEqualTo("true");
    }

    @Test
    void opensWhatIsClosedOnlyWhenAsked() {
        open("list", 1280, "light");
        assertThat(browser.run("return [..." + ROOT + ".querySelectorAll('details')].map(d => d.open).join()"))
                .isEqualTo("false,false");
        browser.run(ROOT + ".querySelector('.vt-warning summary').click()");
        assertThat(browser.run("return " + ROOT + ".querySelector('.vt-warning .vt-text').innerText"))
                .isEqualTo("She has eight legs.");
    }

    @Test
    void sizesAnIframeToItsContent() {
        browser.look(1280, 900, "light");
        browser.open(site.page(
                "/iframe",
                "<iframe src=\"" + server.at("/widgets/list/frame") + "\" title=Posts width=100% height=300></iframe>"
                        + "<script async src=\"" + server.at("/embed.js") + "\"></script>"));
        browser.await("document.querySelector('iframe').height > 1500");
        browser.driver().switchTo().frame(0);
        assertThat(browser.run("return document.querySelectorAll('.vt-post').length"))
                .isEqualTo(12L);
        assertThat(browser.run("return document.querySelectorAll('[tabindex=\"0\"]').length"))
                .isEqualTo(1L);
        browser.driver().switchTo().defaultContent();
    }

    private Object focused(String property) {
        return browser.run("return " + ROOT + ".activeElement." + property);
    }

    private void press(CharSequence keys) {
        new Actions(browser.driver()).sendKeys(keys).perform();
    }
}
