package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import dev.vitrine.server.web.Browser;
import dev.vitrine.server.widget.Widget;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;

/** The page of editors in a real browser. {@code vitrine.screenshots} names a folder where pictures of it are kept. */
@SuppressWarnings("NullAway.Init")
final class AdminPageTest {
    private static final String TOKEN = "a-token-of-the-operator";
    private static final String TITLES = "return [...document.querySelectorAll('#posts article')]"
            + ".map(it => it.querySelector('h2').textContent || it.querySelector('.text').textContent.slice(0, 24)).join('|')";

    @TempDir
    private Path folder;

    private WidgetServer server;
    private URI page;

    @BeforeEach
    void start() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), TOKEN);
        Path vanishing = Files.writeString(folder.resolve("posts.md"), "## Hello");
        Settings settings = SettingsFile.parse("test", """
                port: 0
                data: "%s"
                admin: { token-file: "%s" }
                feeds: { gone: { file: "%s" } }
                """.formatted(folder.resolve("data"), token, vanishing));
        Files.delete(vanishing);
        List<Widget> widgets = Stream.concat(
                        SettingsFile.demo(Given.NOTHING).widgets().stream(), settings.widgets().stream())
                .toList();
        server = WidgetServer.build(settings.showing(widgets));
        server.start();
        page = server.adminPage().orElseThrow();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void letsAnEditorDoEverythingWithTheKeyboard() throws Exception {
        try (Browser browser = Browser.start(folder)) {
            browser.look(1280, 900, "light");
            signIn(browser);
            String first = titles(browser).get(0);
            String second = titles(browser).get(1);
            press(browser, "document.querySelector('#posts article').focus()", "h");
            said(browser, "Hidden.");
            assertThat(titles(browser)).doesNotContain(first).startsWith(second);
            assertThat(browser.run("return document.activeElement.closest('article')?.querySelector('h2').textContent"
                            + " || document.activeElement.textContent.includes('')"))
                    .isNotEqualTo(false);
            press(browser, "", "u");
            said(browser, "Undone.");
            assertThat(titles(browser)).startsWith(first, second);
            press(browser, "document.querySelector('#posts article').focus()", Keys.ARROW_DOWN, "p");
            said(browser, "Pinned.");
            assertThat(titles(browser)).startsWith(second, first);
            press(browser, "document.querySelector('[name=approve]').focus()", Keys.SPACE);
            said(browser, "New posts wait from now on; those that are shown stay.");
            assertThat(titles(browser)).startsWith(second, first);
            press(browser, "document.querySelector('#tab-posts').focus()", Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
            browser.await("document.querySelectorAll('#history li').length == 4");
            assertThat(browser.run("return document.querySelector('#history .what').textContent"))
                    .isEqualTo("New posts wait to be approved");
            press(browser, "document.querySelector('#history button:not([hidden])').focus()", Keys.ENTER);
            said(browser, "Undone.");
            assertThat(browser.run("return document.querySelectorAll('#history li.undone').length"))
                    .isEqualTo(2L);
            press(browser, "document.querySelector('#tab-history').focus()", Keys.ARROW_LEFT);
            browser.await("document.querySelectorAll('#feeds li').length == 2");
            assertThat(browser.complaints())
                    .filteredOn(AdminPageTest::isNoRefusal)
                    .isEmpty();
        }
    }

    @Test
    void forgetsAfterAskingAgain() throws Exception {
        try (Browser browser = Browser.start(folder)) {
            browser.look(390, 844, "light");
            signIn(browser);
            String first = titles(browser).get(0);
            press(browser, "document.querySelector('[data-do=ask]').focus()", Keys.ENTER);
            browser.await("document.querySelector('dialog').open");
            press(browser, "", Keys.ESCAPE);
            browser.await("!document.querySelector('dialog').open");
            assertThat(titles(browser)).contains(first);
            press(browser, "document.querySelector('[data-do=ask]').focus()", Keys.ENTER);
            browser.await("document.querySelector('dialog').open");
            press(browser, "", Keys.TAB, Keys.ENTER);
            browser.await("document.querySelector('[role=status]').textContent.startsWith('Forgotten, with ')");
            assertThat(titles(browser)).doesNotContain(first);
        }
    }

    @Test
    void keepsTheTokenInItsTabOnlyAndAsksForItAgain() throws Exception {
        try (Browser browser = Browser.start(folder);
                Upstream elsewhere = Upstream.start()) {
            browser.look(1280, 900, "light");
            browser.open(page.toString());
            enter(browser, "not-the-token-of-it");
            browser.await("document.querySelector('#enter-trouble').textContent");
            assertThat(browser.run("return document.querySelector('#enter-trouble').textContent"))
                    .isEqualTo("The server does not know this token.");
            assertThat(browser.run("return document.querySelector('[role=status]').textContent"))
                    .isEqualTo("");
            signIn(browser);
            assertThat(browser.driver().manage().getCookies()).isEmpty();
            assertThat(browser.run("return localStorage.length")).isEqualTo(0L);
            browser.driver().navigate().refresh();
            browser.await("document.querySelectorAll('#posts article').length");
            String attack = "const done = arguments[0]; const tried = [];"
                    + "const go = async (path, options) => { try { tried.push((await fetch('" + page.resolve("/")
                    + "' + path, options)).status); } catch (e) { tried.push('refused'); } };"
                    + "(async () => {"
                    + "await go('admin/widgets', {headers: {Authorization: 'Bearer " + TOKEN + "'}});"
                    + "await go('admin/decide', {method: 'POST', credentials: 'include', body: new URLSearchParams({widget: 'demo', decision: 'approve-first'})});"
                    + "await go('admin/widgets', {credentials: 'include'});"
                    + "done(tried.join());})();";
            elsewhere.answer(
                    "/", Upstream.ok("text/html;charset=utf-8", "<!DOCTYPE html><title>Elsewhere</title><p>Hello</p>"));
            browser.open(elsewhere.url("/").href());
            assertThat(browser.driver().executeAsyncScript(attack)).isEqualTo("refused,refused,refused");
            browser.open(page.toString());
            browser.await("document.querySelectorAll('#posts article').length");
            assertThat(browser.run("return document.querySelector('[name=approve]').checked"))
                    .isEqualTo(false);
            press(browser, "document.querySelector('#leave').focus()", Keys.ENTER);
            assertThat(browser.run("return sessionStorage.length + document.querySelectorAll('article').length"))
                    .isEqualTo(0L);
        }
    }

    @Test
    void isReadableForEverybodyAtEveryWidthAndInBothColours() throws Exception {
        try (Browser browser = Browser.start(folder)) {
            for (String colours : List.of("light", "dark")) {
                for (int width : new int[] {390, 1280}) {
                    browser.look(width, width == 390 ? 844 : 900, colours);
                    browser.open(page.resolve("/").toString());
                    browser.await("!document.querySelector('#enter').hidden");
                    seen(browser, "enter", width, colours);
                    signIn(browser);
                    browser.run("document.querySelector('[data-verdict=hide]').click()");
                    said(browser, "Hidden.");
                    browser.await("[...document.querySelectorAll('#posts img')].slice(0, 2).every(it => it.complete)");
                    seen(browser, "posts", width, colours);
                    browser.run("document.querySelector('[name=state][value=hidden]').click()");
                    seen(browser, "hidden", width, colours);
                    browser.run("document.querySelector('[data-do=ask]').click()");
                    seen(browser, "forget", width, colours);
                    browser.run("document.querySelector('[data-do=keep]').click()");
                    browser.run("document.querySelector('#tab-feeds').click()");
                    browser.await("document.querySelector('#feeds .trouble:not([hidden])')");
                    seen(browser, "feeds", width, colours);
                    browser.run("document.querySelector('#tab-history').click()");
                    browser.await("document.querySelectorAll('#history li').length");
                    seen(browser, "history", width, colours);
                    browser.run("document.querySelector('#leave').click()");
                }
            }
        }
    }

    private static void seen(Browser browser, String name, int width, String colours) throws IOException {
        String kept = System.getProperty("vitrine.screenshots", "");
        if (!kept.isEmpty()) {
            Files.write(
                    Files.createDirectories(Path.of(kept))
                            .resolve("admin-" + name + "-" + width + "-" + colours + ".png"),
                    browser.driver().getScreenshotAs(OutputType.BYTES));
        }
        List<Rule> violations = new AxeBuilder().analyze(browser.driver()).getViolations();
        assertThat(violations)
                .as("%s at %d, %s", name, width, colours)
                .extracting(Rule::toString)
                .isEmpty();
        assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                .as("%s at %d", name, width)
                .isEqualTo(true);
    }

    private void signIn(Browser browser) {
        browser.open(page.toString());
        enter(browser, TOKEN);
        browser.await("document.querySelectorAll('#posts article').length");
    }

    private static void enter(Browser browser, String token) {
        browser.await("!document.querySelector('#enter').hidden");
        browser.driver().findElement(By.name("token")).sendKeys(token, Keys.ENTER);
    }

    private static void press(Browser browser, String before, CharSequence... keys) {
        browser.run(before);
        for (CharSequence key : keys) {
            browser.driver().switchTo().activeElement().sendKeys(key);
        }
    }

    private static void said(Browser browser, String words) {
        browser.await("document.querySelector('[role=status]').textContent == '" + words + "'");
    }

    private static List<String> titles(Browser browser) {
        return List.of(String.valueOf(browser.run(TITLES)).split("\\|", -1));
    }

    /** A browser notes by itself that the page came with status 401, which is what the page is for. */
    private static boolean isNoRefusal(String message) {
        return !message.contains("401");
    }
}
