package dev.vitrine.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Theme;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init")
final class BuilderTest {
    private static final String CODE = "document.querySelector('#code code').textContent";
    private static final String PREVIEW = "document.querySelector('.preview').contentDocument";

    private FixedPosts posts;
    private RunningServer server;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        posts = new FixedPosts().set(FixedPosts.ready(Posts.NOW, RichPosts.all(0)));
        server = new RunningServer(
                folder, posts, RichPosts.PICTURES, RunningServer.widget("wall", Layout.WALL, Theme.AUTO));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void openOnADesk(Browser browser) {
        browser.look(1280, 900, "light");
        browser.open(server.at("/").toString());
        browser.await(PREVIEW + "?.querySelector('.vt-wall .vt-post')");
    }

    @Test
    void showsAWidgetInAnyLookAndWritesTheCodeForIt(@TempDir Path folder) throws Exception {
        try (Browser browser = Browser.start(folder)) {
            openOnADesk(browser);
            Loaders.Loader loader = new Loaders().current();
            assertThat(browser.run("return " + CODE))
                    .asString()
                    .contains("href=\"https://social.example.org/widgets/wall/frame\"")
                    .contains("src=\"https://social.example.org" + loader.path() + "\"")
                    .contains("integrity=\"" + loader.integrity() + "\"");
            browser.run("document.querySelector('[name=layout][value=ticker]').click()");
            browser.await(PREVIEW + "?.querySelector('.vt-ticker .vt-post')");
            browser.run("document.querySelector('#tab-yaml').click()");
            assertThat(browser.run("return " + CODE)).asString().contains("    layout: ticker\n    theme: auto\n");
            browser.run("const f = document.querySelector('form'); f.elements.feed.value = '@ben@tide.example';"
                    + "f.requestSubmit()");
            browser.await(CODE + ".includes('mastodon: \"@ben@tide.example\"')");
            assertThat(browser.run("return document.querySelector('.about').textContent"))
                    .asString()
                    .endsWith("it takes it at once.");
            browser.await(PREVIEW + "?.querySelector('.vt-source')?.href.endsWith('/@ben@tide.example')");
            List<Rule> violations = new AxeBuilder().analyze(browser.driver()).getViolations();
            assertThat(violations).extracting(Rule::toString).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void waitsForTheFirstPostsOfAWidgetAndOnAPhoneShowsThemAsOnOne(@TempDir Path folder) throws Exception {
        posts.set(FixedPosts.WARMING).waitEnds();
        try (Browser browser = Browser.start(folder)) {
            browser.look(390, 844, "light");
            browser.open(server.at("/").toString());
            browser.await(PREVIEW + "?.querySelector('.vt-wall.vt-skeleton')");
            posts.set(FixedPosts.ready(Posts.NOW, RichPosts.all(0)));
            browser.await(PREVIEW + "?.querySelector('.vt-wall .vt-post')");
            assertThat(browser.run("const d = document.querySelector('.device').getBoundingClientRect(),"
                            + "s = document.querySelector('.stage').getBoundingClientRect();"
                            + "return [document.querySelector('[name=width]:checked').value, d.right < s.right]"))
                    .isEqualTo(List.of("390", true));
        }
    }

    /** What must be scrolled to be seen is not found by who does not know that it is there. */
    @Test
    void showsAllWaysToEmbedOnAPhone(@TempDir Path folder) throws Exception {
        try (Browser browser = Browser.start(folder)) {
            browser.look(390, 844, "light");
            browser.open(server.at("/").toString());
            browser.await("document.querySelector('.about').textContent");
            assertThat(
                            browser.run(
                                    "const end = document.querySelector('.copy').getBoundingClientRect().left;"
                                            + "return [...document.querySelectorAll('[role=tab]')]"
                                            + ".filter(tab => tab.getBoundingClientRect().right > end).map(tab => tab.textContent).join()"))
                    .isEqualTo("");
        }
    }

    /** The system's own colours take the place of all backgrounds, by which else only the chosen would differ. */
    @Test
    void showsWhatIsChosenInForcedColoursToo(@TempDir Path folder) throws Exception {
        try (Browser browser = Browser.start(folder)) {
            openOnADesk(browser);
            browser.driver()
                    .executeCdpCommand(
                            "Emulation.setEmulatedMedia",
                            Map.of("features", List.of(Map.of("name", "forced-colors", "value", "active"))));
            for (String choices : List.of(".pick", ".panel .segments label", ".stage .segments label", "[role=tab]")) {
                Object chosen = browser.run("const all = [...document.querySelectorAll('" + choices + "')],"
                        + "colours = e => getComputedStyle(e).backgroundColor,"
                        + "is = e => e.ariaSelected == 'true' || e.querySelector(':checked') != null;"
                        + "return all.filter(e => colours(e) != colours(all.find(it => !is(it)))).map(is).join()");
                assertThat(chosen).as(choices).isEqualTo("true");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/preview?feed=@a@b.example, '', '', 200",
        "/preview?feed=@a@b.example, Sec-Fetch-Site, cross-site, 403",
        "/preview?feed=@a@b.example, Sec-Fetch-Site, same-site, 403",
        "/preview?feed=@a@b.example, Sec-Fetch-Site, same-origin, 200",
        "/preview?feed=file:///etc/passwd, '', '', 422",
        "/preview?feed=, '', '', 422",
        "/preview?widget=wall, Sec-Fetch-Site, cross-site, 200"
    })
    void looksThingsUpOnlyForItsOwnPage(String path, String header, String value, int status) throws Exception {
        HttpResponse<byte[]> answer = header.isEmpty() ? server.get(path) : server.get(path, header, value);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("access-control-allow-origin").isPresent())
                .isEqualTo(status != 200);
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        assertThat(new String(answer.body(), UTF_8)).isNotEmpty();
    }

    @Test
    void goesOnShowingPreviewsWhereOneWentWrong() throws Exception {
        for (int i = 0; i < 5; i++) {
            server.fail(new StackOverflowError("a fault of ours"));
            assertThat(server.get("/preview?widget=wall").statusCode()).isEqualTo(500);
        }
        assertThat(server.get("/preview?widget=wall").statusCode()).isEqualTo(200);
    }

    @Test
    void asksForATokenWhereTheServerAnswersOthersToo() {
        Executor none = task -> {};
        Lookup open = new Lookup(
                address -> new dev.vitrine.server.feed.Feed("", List.of()), none, Optional.of("s3cret"), false);
        assertThat(open.allows("localhost", "Bearer s3cret")).isTrue();
        assertThat(open.allows("localhost", "Bearer s3cre")).isFalse();
        assertThat(open.allows("localhost", "")).isFalse();
        Lookup closed = new Lookup(open.source(), none, Optional.empty(), false);
        assertThat(closed.allows("localhost", "Bearer ")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "127.0.0.1, true",
        "[::1], true",
        "social.example.org, false",
        "127.0.0.1.example.org, false"
    })
    void asksForATokenWhereItIsReachedByAnotherNameThanThatOfItsMachine(String host, boolean open) {
        Lookup lookup = new Lookup(
                address -> new dev.vitrine.server.feed.Feed("", List.of()), task -> {}, Optional.of("s3cret"), true);
        assertThat(lookup.allows(host, "")).isEqualTo(open);
        assertThat(lookup.allows(host, "Bearer s3cret")).isTrue();
    }

    @Test
    void looksThingsUpBehindAProxyForWhoeverKnowsTheToken(@TempDir Path folder) throws Exception {
        try (Browser browser = Browser.start(folder)) {
            browser.open("http://social.localhost:" + server.at("/").getPort());
            browser.run("const f = document.querySelector('form'); f.elements.feed.value = '@ben@tide.example';"
                    + "f.requestSubmit()");
            browser.await(
                    "document.querySelector('.status').textContent.startsWith('Looking up feeds needs the admin')");
            browser.run("const f = document.querySelector('form'); f.elements.token.value = '" + RunningServer.TOKEN
                    + "'; f.requestSubmit()");
            browser.await(PREVIEW + "?.querySelector('.vt-source')?.href.endsWith('/@ben@tide.example')");
            browser.open(server.at("/").toString());
            browser.await(PREVIEW + "?.querySelector('.vt-wall .vt-post')");
            assertThat(browser.run("return document.querySelector('form').elements.token"))
                    .isEqualTo("");
        }
    }
}
