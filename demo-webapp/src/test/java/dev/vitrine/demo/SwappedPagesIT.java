package dev.vitrine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.WebDriverWait;

/** What visitors share on pages that scripts put together from others, without loading them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SwappedPagesIT {
    /** A step to another page, by those who swap a part of this one and run no script in it; as Swup or pjax do. */
    private static final String SWAP = """
            const [path, selector, done] = arguments;
            fetch(path).then(answer => answer.text()).then(html => {
              const page = new DOMParser().parseFromString(html, 'text/html');
              document.title = page.title;
              document.querySelector(selector).replaceWith(document.adoptNode(page.querySelector(selector)));
              history.pushState({}, '', path);
              scrollTo(0, 10);
              scrollTo(0, 0);
              setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)));
            });
            """;

    /** The same by those who swap all that the body holds and run its scripts anew; as htmx does. */
    private static final String BOOST = """
            const [path, , done] = arguments;
            fetch(path).then(answer => answer.text()).then(html => {
              const page = new DOMParser().parseFromString(html, 'text/html');
              document.body.replaceChildren(...document.adoptNode(page.body).childNodes);
              history.pushState({}, '', path);
              return Promise.all([...document.body.querySelectorAll('script[src]')].map(old => new Promise(run => {
                const anew = document.createElement('script');
                for (const {name, value} of old.attributes) anew.setAttribute(name, value);
                anew.onload = run;
                old.replaceWith(anew);
              })));
            }).then(() => requestAnimationFrame(() => requestAnimationFrame(done)));
            """;

    private final Browser browser = Browser.start();
    private DemoProcess demo;

    @BeforeAll
    void serveTwoPages(@TempDir Path folder) throws IOException {
        Files.copy(Path.of("src/main/webapp/pictures/lantern-rye.jpg"), folder.resolve("a.jpg"));
        for (String name : List.of("rye", "plum")) {
            Files.writeString(folder.resolve(name + ".html"), """
                    <!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>All about %1$s</title><body><main>
                    <h1>All about %1$s</h1><p>Nobody knows more of %1$s than whoever gets up early for it.</p>
                    <img src="a.jpg" width="300" height="200" alt="A picture of %1$s"></main></body></html>
                    """.formatted(name));
        }
        demo = DemoProcess.start(
                List.of(
                        "-Dvitrine.share-places=heading,floating,pictures,selection",
                        "-Dvitrine.share-networks=facebook,pinterest,copy,share"),
                "--pages",
                folder.toString(),
                "--no-widgets");
    }

    @AfterAll
    void stop() {
        demo.close();
        browser.close();
    }

    @BeforeEach
    void openTheFirst() {
        browser.driver()
                .executeCdpCommand(
                        "Browser.grantPermissions",
                        Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
        browser.open(demo.address().resolve("/rye.html"), 1280, 900, "light");
        script("navigator.canShare = page => true;"
                + "navigator.share = async page => { window.shared = page.title + ' ' + page.url; };");
    }

    @Test
    void controlsOfAPartWhoseScriptsNobodyRanComeToLifeUnderThePointer() {
        go(SWAP, "main");
        assertThat(script("return document.querySelector('main .vt-copy').nodeName"))
                .isEqualTo("A");
        script("document.querySelector('main .vt-share a').dispatchEvent(new Event('pointerover', {bubbles: true}));"
                + "document.querySelector('main .vt-more').click()");

        assertThat(script("return document.querySelector('main .vt-copy').nodeName"))
                .isEqualTo("BUTTON");
        assertThat(script("return window.shared"))
                .isEqualTo("All about plum " + demo.address().resolve("/plum.html"));
    }

    @Test
    void nothingSharesThePageThatWasThereBefore() {
        assertThat(visibilityOfTheBarThatFloats()).isEqualTo("visible");
        go(SWAP, "main");
        script("""
                getSelection().selectAllChildren(document.querySelector('main p'));
                document.dispatchEvent(new Event('pointerup'));
                document.querySelector('.vt-select button').click();
                """);

        assertThat(visibilityOfTheBarThatFloats()).isEqualTo("hidden");
        assertThat(String.valueOf(script("return window.shared"))).contains("/plum.html#:~:text=");
        assertThat(pins()).containsExactly(demo.address().resolve("/plum.html") + " A picture of plum");

        script("history.back()");
        new WebDriverWait(browser.driver(), Duration.ofSeconds(20))
                .until(now -> String.valueOf(now.getCurrentUrl()).endsWith("/rye.html"));
        script("document.dispatchEvent(new Event('scroll'))");
        awaitFrame();
        assertThat(visibilityOfTheBarThatFloats()).as("back at its own page").isEqualTo("visible");
    }

    @Test
    void controlOverAPictureGoesWithIt() {
        assertThat(pins()).hasSize(1);
        script("document.querySelector('main img').remove(); document.dispatchEvent(new Event('scroll'));");
        awaitFrame();

        assertThat(pins()).isEmpty();
    }

    @Test
    void pagesThatAreGoneAreForgotten() {
        go(BOOST, "body", "/plum.html");
        int before = elements();
        for (int visit = 0; visit < 12; visit++) {
            go(BOOST, "body", visit % 2 == 0 ? "/rye.html" : "/plum.html");
            script("document.dispatchEvent(new Event('pointerup'))");
        }

        assertThat(elements()).isLessThan(before * 2);
        assertThat(pins()).containsExactly(demo.address().resolve("/plum.html") + " A picture of plum");
    }

    @Test
    void copyOfAControlThatHasJustCopiedOffersToCopyAgain() {
        browser.driver().findElement(By.cssSelector("main .vt-copy")).click();
        new WebDriverWait(browser.driver(), Duration.ofSeconds(20))
                .until(now ->
                        "Copied".equals(script("return document.querySelector('main .vt-copy').innerText.trim()")));
        script("""
                const main = document.querySelector('main');
                main.replaceWith(main.cloneNode(true));
                document.querySelector('main .vt-share a').dispatchEvent(new Event('pointerover', {bubbles: true}));
                """);

        assertThat(script("return document.querySelector('main .vt-copy').lastChild.textContent"))
                .isEqualTo("Copy link");
        assertThat(script("return document.querySelector('main .vt-share [role=status]').textContent"))
                .isEqualTo("");
    }

    @Test
    void sharesThePageUnderTheTitleThatItHasByThen() {
        script("document.querySelector('main .vt-share a').dispatchEvent(new Event('pointerover', {bubbles: true}));"
                + "document.title = 'All about rye, part two'; document.querySelector('main .vt-more').click()");

        assertThat(script("return window.shared"))
                .isEqualTo("All about rye, part two " + demo.address().resolve("/rye.html"));
    }

    /** As a Permissions-Policy does, or a frame of another site. */
    @Test
    void whereCopyingIsForbiddenTheAddressIsShownToBeCopiedByHand() {
        script("navigator.clipboard.writeText = async () => { throw new DOMException('', 'NotAllowedError'); };"
                + "window.prompt = (words, address) => { window.shown = address; };");
        browser.driver().findElement(By.cssSelector("main .vt-copy")).click();

        new WebDriverWait(browser.driver(), Duration.ofSeconds(20))
                .until(now -> demo.address().resolve("/rye.html").toString().equals(script("return window.shown")));
        assertThat(browser.complaints()).isEmpty();
    }

    private void go(String way, String selector) {
        go(way, selector, "/plum.html");
    }

    private void go(String way, String selector, String path) {
        browser.driver().executeAsyncScript(way, path, selector);
    }

    private void awaitFrame() {
        browser.driver()
                .executeAsyncScript(
                        "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(done))");
    }

    /** How many there are in the page, and in pages that somebody still holds. */
    private int elements() {
        browser.driver().executeCdpCommand("HeapProfiler.collectGarbage", Map.of());
        Object nodes = browser.driver()
                .executeCdpCommand("Memory.getDOMCounters", Map.of())
                .get("nodes");
        return ((Number) Objects.requireNonNull(nodes)).intValue();
    }

    private @Nullable Object visibilityOfTheBarThatFloats() {
        return script("return getComputedStyle(document.querySelector('.vt-float')).visibility");
    }

    private List<String> pins() {
        Object pins = script("""
                return [...document.querySelectorAll('.vt-pins > a:not([hidden])')].map(a => new URL(a.href).searchParams)
                    .map(query => query.get('url').replace(/#.*/, '') + ' ' + query.get('description'))
                """);
        return ((List<?>) Objects.requireNonNull(pins))
                .stream().map(String::valueOf).toList();
    }

    private @Nullable Object script(String text) {
        return browser.driver().executeScript(text);
    }
}
