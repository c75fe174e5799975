package dev.vitrine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Everything to share with, all of it switched on, as a visitor sees it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharingIT {
    private static final String ARTICLE = "/journal/forty-hotel-breakfasts";
    private static final String RECIPE = "/recipes/plum-galette";
    private static final String PRODUCT = "/shop/proving-basket";

    private final Browser browser = Browser.start();
    private final DemoProcess demo = DemoProcess.start(
            List.of("-Dvitrine.share-places=heading,end,floating,product,pictures,quotes,selection,follow"),
            "--no-widgets");

    @AfterAll
    void stop() {
        demo.close();
        browser.close();
    }

    @BeforeEach
    void asUsual() {
        browser.driver().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        browser.driver().executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        ARTICLE + ", 360, light",
        ARTICLE + ", 768, dark",
        ARTICLE + ", 1280, forced",
        RECIPE + ", 360, dark",
        RECIPE + ", 768, forced",
        RECIPE + ", 1280, light",
        PRODUCT + ", 360, forced",
        PRODUCT + ", 768, light",
        PRODUCT + ", 1280, dark"
    })
    void nothingMovesNothingLeavesAndEverythingCanBeReached(String path, int width, String scheme) {
        URI page = demo.address().resolve(path);
        browser.open(page, width, 900, scheme);

        assertThat(browser.complaints()).as("console").isEmpty();
        assertThat(browser.requests())
                .as("requests")
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.getAuthority()).isEqualTo(page.getAuthority()));
        assertThat(browser.layoutShifts()).as("layout shifts").isEmpty();
        assertThat(browser.barriers(".vt-share")).as("axe").isEmpty();
        assertThat(browser.driver().manage().getCookies()).as("cookies").isEmpty();
        assertThat(script("return localStorage.length + sessionStorage.length"))
                .as("storage")
                .isEqualTo(0L);
        assertThat(list("""
                        return [...document.querySelectorAll('.vt-share :is(a, button, summary)')]
                            .map(e => [e.textContent, e.getBoundingClientRect()])
                            .filter(([name, box]) => box.width && (box.width < 44 || box.height < 44))
                            .map(([name, box]) => `${name}: ${box.width} x ${box.height}`)
                        """)).as("small targets").isEmpty();
    }

    /** Browsers paint what they have when the rest is still on its way: each link would balance the rows anew. */
    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void linksStandStillWhereverTheNetworkPausesBetweenThem(int width) throws IOException {
        String page = RawHttp.send(demo.address(), "GET " + ARTICLE).content();
        Matcher pause = Pattern.compile("(?<=</a>)\\s|</li>|<details[^>]*>")
                .matcher(page)
                .region(page.indexOf("<nav"), page.indexOf("role=\"status\""));
        int pauses = 0;
        try (PausedPage paused = new PausedPage(demo.address())) {
            while (pause.find()) {
                pauses++;
                browser.open(paused.pausedAt(pause.end(), page, "a"), width, 900, "light");
                assertThat(browser.layoutShifts())
                        .as(page.substring(pause.end() - 90, pause.end()))
                        .isEmpty();
                assertThat(browser.driver().findElements(By.cssSelector("header nav, article .vt-share > ul")))
                        .hasSizeGreaterThan(2)
                        .allSatisfy(links -> assertThat(links.isDisplayed()).isTrue());
            }
        }
        assertThat(pauses).isGreaterThan(15);
    }

    @ParameterizedTest
    @ValueSource(strings = {ARTICLE, RECIPE, PRODUCT})
    void everyControlIsReachedByKeyboardInReadingOrderAndSeen(String path) {
        browser.open(demo.address().resolve(path), 1280, 900, "light");
        List<String> expected = list("""
                return [...document.querySelectorAll('.vt-share :is(a, button, summary)')]
                    .filter(e => e.tabIndex >= 0 && e.getBoundingClientRect().width)
                    .map((e, at) => e.dataset.at = String(at))
                """);
        Actions keyboard = new Actions(browser.driver());
        List<String> met = new ArrayList<>();
        for (int i = 0; i < 120 && met.size() < expected.size(); i++) {
            keyboard.sendKeys(Keys.TAB).perform();
            Object focus = script("""
                    const e = document.activeElement, s = getComputedStyle(e);
                    return e.dataset.at && e.closest('.vt-share')
                        ? e.dataset.at + (parseFloat(s.outlineWidth) >= 3 && s.outlineStyle != 'none' && s.opacity == 1 ? '' : ' unseen')
                        : null
                    """);
            if (focus != null) {
                met.add(focus.toString());
            }
        }
        assertThat(met).isNotEmpty().isEqualTo(expected);
    }

    @Test
    void everyShareLinkWorksWithoutAScript() {
        browser.driver().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        browser.driver().get(demo.address().resolve(PRODUCT).toString());
        browser.driver().findElement(By.cssSelector(".vt-product summary")).click();
        List<WebElement> links = browser.driver().findElements(By.cssSelector(".vt-product a"));

        assertThat(links).hasSizeGreaterThanOrEqualTo(4).allSatisfy(link -> {
            assertThat(link.isDisplayed()).isTrue();
            assertThat(link.getDomAttribute("href")).matches("(https://|mailto:).+proving-basket.*");
        });
        assertThat(browser.driver().findElements(By.cssSelector(".vt-close")))
                .allSatisfy(close -> assertThat(close.isDisplayed()).isFalse());
        assertThat(browser.driver().findElement(By.cssSelector(".vt-float")).getCssValue("position"))
                .as("what nobody can close")
                .isEqualTo("static");
    }

    @Test
    void nothingIsSeenOfWhatOnlyAScriptPutsInItsPlace() {
        browser.driver().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        browser.driver().get(demo.address().resolve(RECIPE).toString());

        assertThat(browser.driver().findElements(By.cssSelector(".vt-pins > a")))
                .isNotEmpty()
                .allSatisfy(control -> assertThat(control.getSize().getHeight()).isZero());
    }

    @Test
    void barIsAReadableListWithoutOurStyleSheet() {
        browser.driver().executeCdpCommand("Network.enable", Map.of());
        browser.driver().executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of("*/_vitrine/*")));
        browser.driver().get(demo.address().resolve(ARTICLE).toString());
        WebElement bar = browser.driver().findElement(By.cssSelector("article .vt-share"));

        assertThat(bar.findElements(By.cssSelector(":scope > ul > li > a")))
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(link -> {
                    assertThat(link.getText()).isNotBlank();
                    assertThat(link.findElement(By.tagName("svg")).getSize().getHeight())
                            .isEqualTo(20);
                });
    }

    @Test
    void barIsAsHighBeforeItsScriptHasRun() {
        browser.driver().executeCdpCommand("Network.enable", Map.of());
        try (DemoProcess bars = DemoProcess.start(
                List.of("-Dvitrine.share-networks=facebook, whatsapp, x, email, copy, share, markdown, html, print"),
                "--no-widgets")) {
            for (int width = 320; width <= 1280; width += 120) {
                browser.driver().executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of("*/share.js")));
                browser.open(bars.address().resolve(ARTICLE), width, 900, "light");
                List<String> before = barHeights();
                browser.driver().executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of()));
                browser.open(bars.address().resolve(ARTICLE), width, 900, "light");

                assertThat(barHeights()).as("at %d px", width).isNotEmpty().isEqualTo(before);
            }
        }
    }

    private List<String> barHeights() {
        return list("return [...document.querySelectorAll('.vt-share')].map(e => e.getBoundingClientRect().height)");
    }

    @ParameterizedTest
    @ValueSource(strings = {ARTICLE, RECIPE, PRODUCT})
    void paperShowsTheAddressInPlaceOfControls(String path) {
        browser.open(demo.address().resolve(path), 1280, 900, "light");
        browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        try {
            assertThat(
                            list(
                                    "return [...document.querySelectorAll('.vt-share *')].filter(e => e.checkVisibility()).map(e => e.outerHTML)"))
                    .isEmpty();
            assertThat(list("""
                    return [...document.querySelectorAll('.vt-share')].filter(e => e.checkVisibility())
                        .map(e => getComputedStyle(e, '::after').content).filter(text => text != 'none' && text != '""')
                    """))
                    .isNotEmpty()
                    .allSatisfy(text ->
                            assertThat(text).isEqualTo("\"" + demo.address().resolve(path) + "\""));
        } finally {
            browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                ARTICLE,
                RECIPE,
                PRODUCT,
                "/shop/a-loaf-a-week",
                "/films/a-loaf-overnight",
                "/shop",
                "/login"
            })
    void noPageIsWiderThanAPhoneWhereTextIsTwiceAsLarge(String path) {
        browser.open(demo.address().resolve(path), 390, 844, "light");
        script("document.documentElement.style.fontSize = '200%'");

        assertThat(script("return document.documentElement.scrollWidth")).isEqualTo(390L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dir", "style.direction"})
    void pinsFollowAPageThatTurnsItsDirection(String property) {
        browser.open(demo.address().resolve(RECIPE), 1280, 900, "light");
        script("document.documentElement." + property + " = 'rtl'");
        assertThat(script("return document.documentElement.scrollWidth")).isEqualTo(1280L);

        assertThat(browser.driver().executeAsyncScript("""
                        const done = arguments[0], right = e => Math.round(e.getBoundingClientRect().right);
                        scrollTo(0, 100);
                        requestAnimationFrame(() => requestAnimationFrame(() => done(
                            right(document.querySelector('main figure img'))
                                - right(document.querySelector('.vt-pins > a:not([hidden])')))));
                        """)).isEqualTo(8L);
    }

    @Test
    void everyPictureOfTheRecipeHasAPinByMouse() {
        browser.open(demo.address().resolve(RECIPE), 1280, 900, "light");
        List<WebElement> pictures = browser.driver().findElements(By.cssSelector("main figure img"));
        List<WebElement> pins = browser.driver().findElements(By.cssSelector(".vt-pins > a:not([hidden])"));

        assertThat(pins).hasSameSizeAs(pictures).hasSizeGreaterThanOrEqualTo(3);
        for (int i = 0; i < pictures.size(); i++) {
            new Actions(browser.driver()).moveToElement(pictures.get(i)).perform();
            assertThat(pins.get(i).getCssValue("opacity")).isEqualTo("1");
            assertThat(pins.get(i).getDomAttribute("href"))
                    .contains("media=" + encoded(pictures.get(i).getDomProperty("src")))
                    .contains("url=" + encoded(demo.address().resolve(RECIPE).toString()))
                    .contains("description=" + firstWord(pictures.get(i).getDomAttribute("alt")));
            assertThat(pins.get(i).getRect().getX())
                    .isBetween(
                            pictures.get(i).getRect().getX(),
                            pictures.get(i).getRect().getX() + 16);
        }
    }

    @Test
    void everyPictureOfTheRecipeHasAPinByTouch() {
        browser.driver()
                .executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", true, "maxTouchPoints", 1));
        browser.driver()
                .executeCdpCommand(
                        "Emulation.setEmitTouchEventsForMouse", Map.of("enabled", true, "configuration", "mobile"));
        try {
            browser.open(demo.address().resolve(RECIPE), 390, 844, "light");

            assertThat(script("return matchMedia('(hover: none)').matches")).isEqualTo(true);
            assertThat(browser.driver().findElements(By.cssSelector(".vt-pins > a:not([hidden])")))
                    .hasSameSizeAs(browser.driver().findElements(By.cssSelector("main figure img")))
                    .allSatisfy(pin -> assertThat(pin.getCssValue("opacity")).isEqualTo("1"));
        } finally {
            browser.driver().executeCdpCommand("Emulation.setEmitTouchEventsForMouse", Map.of("enabled", false));
            browser.driver().executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", false));
        }
    }

    @Test
    void barsPinterestControlListsThePicturesForTheKeyboard() {
        browser.open(demo.address().resolve(RECIPE), 1280, 900, "light");
        WebElement control = browser.driver().findElement(By.cssSelector("article .vt-share a[href*='pinterest.com']"));
        control.sendKeys(Keys.ENTER);
        WebElement dialog = browser.driver().findElement(By.cssSelector("dialog.vt-list"));

        assertThat(dialog.findElements(By.tagName("a")))
                .hasSameSizeAs(browser.driver().findElements(By.cssSelector("main figure img")))
                .allSatisfy(link -> assertThat(link.getText()).isNotBlank());
        assertThat(browser.barriers("dialog")).isEmpty();
        new Actions(browser.driver()).sendKeys(Keys.ESCAPE).perform();
        new WebDriverWait(browser.driver(), Duration.ofSeconds(20))
                .until(ExpectedConditions.numberOfElementsToBe(By.cssSelector("dialog.vt-list[open]"), 0));
        assertThat(browser.driver().switchTo().activeElement()).isEqualTo(control);
    }

    @Test
    void pinsLeaveEveryPictureWhereItIsWithoutUs() {
        try (DemoProcess pins = DemoProcess.start(List.of("-Dvitrine.share-places=pictures"), "--no-widgets");
                DemoProcess without = DemoProcess.start("--no-widgets", "--filter", "off")) {
            for (int width : new int[] {360, 768, 1280}) {
                browser.open(without.address().resolve(RECIPE), width, 900, "light");
                List<String> before = pictures();
                browser.open(pins.address().resolve(RECIPE), width, 900, "light");

                assertThat(pictures()).as("at %d px", width).isNotEmpty().isEqualTo(before);
                assertThat(browser.driver().findElements(By.cssSelector(".vt-pins > a:not([hidden])")))
                        .hasSameSizeAs(list("""
                                return [...document.querySelectorAll('main figure img')].map(e => e.getBoundingClientRect())
                                    .filter(box => box.width >= 200 && box.height >= 200).map(box => box.y)
                                """));
            }
        }
    }

    @Test
    void onlyEligiblePicturesHavePins(@TempDir Path folder) throws IOException {
        Path picture = Path.of("src/main/webapp/pictures/lantern-rye.jpg");
        Files.copy(picture, folder.resolve("a.jpg"));
        Files.writeString(folder.resolve("page.html"), """
                <!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Pictures</title><body><main><h1>Pictures</h1>
                <img id="yes-0" src="a.jpg" srcset="http://[ 2x" data-pin-url="http://[" width="300" height="200" alt="Broken">
                <img id="yes-1" src="a.jpg" width="300" height="200" alt="Plain">
                <figure id="f"><img id="yes-2" src="a.jpg" width="300" height="200" alt="x"><figcaption>Caption</figcaption></figure>
                <div style="display:flex"><img id="yes-3" src="a.jpg" width="300" height="200" alt="Flex"></div>
                <img id="no-small" src="a.jpg" width="199" height="300" alt="Small">
                <img id="no-decorative" src="a.jpg" width="300" height="200" alt="">
                <img id="no-role" role="presentation" src="a.jpg" width="300" height="200" alt="Role">
                <img id="no-hidden" hidden src="a.jpg" width="300" height="200" alt="Hidden">
                <div style="visibility:hidden"><img id="no-invisible" src="a.jpg" width="300" height="200" alt="Invisible"></div>
                <div style="opacity:0"><img id="no-opaque" src="a.jpg" width="300" height="200" alt="Opaque"></div>
                <div style="width:20px;overflow:hidden"><img id="no-clipped" src="a.jpg" width="300" height="200" alt="Clipped"></div>
                <a href="/"><img id="no-link" src="a.jpg" width="300" height="200" alt="Link"></a>
                <button><img id="no-button" src="a.jpg" width="300" height="200" alt="Button"></button>
                <img id="no-pin-1" data-pin-nopin="true" src="a.jpg" width="300" height="200" alt="A">
                <img id="no-pin-2" data-nopin src="a.jpg" width="300" height="200" alt="B">
                <img id="no-pin-3" data-pin-no-hover="true" src="a.jpg" width="300" height="200" alt="C">
                <img id="no-pin-4" data-pin-nohover="true" src="a.jpg" width="300" height="200" alt="D">
                <img id="no-pin-5" data-vitrine-noimage src="a.jpg" width="300" height="200" alt="E">
                <div data-vitrine-ugc><img id="no-ugc" src="a.jpg" width="300" height="200" alt="F"></div>
                <div class="comments"><img id="no-comment" src="a.jpg" width="300" height="200" alt="G"></div>
                <div class="advert"><img id="no-advert" src="a.jpg" width="300" height="200" alt="H"></div>
                <img id="no-data" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E" width="300" height="200" alt="I">
                </main><aside><img id="no-aside" src="a.jpg" width="300" height="200" alt="J"></aside>
                <nav><img id="no-nav" src="a.jpg" width="300" height="200" alt="K"></nav>
                <footer><img id="no-footer" src="a.jpg" width="300" height="200" alt="L"></footer></body></html>
                """);
        try (DemoProcess pages =
                DemoProcess.start(List.of("-Dvitrine.share-places=pictures"), "--pages", folder.toString())) {
            browser.open(pages.address().resolve("/page.html"), 1280, 900, "light");
            browser.driver().findElement(By.tagName("body")).sendKeys(Keys.TAB);

            assertThat(list("""
                    return [...document.querySelectorAll('.vt-pins > a:not([hidden])')].map(a => {
                      const at = a.getBoundingClientRect();
                      return [...document.images].find(img => {
                        const box = img.getBoundingClientRect();
                        return Math.abs(box.x + 8 - at.x) < 1 && Math.abs(box.y + 8 - at.y) < 1;
                      }).id + ' ' + new URL(a.href).searchParams.get('description') + new URL(new URL(a.href).searchParams.get('url')).hash;
                    })
                    """))
                    .containsExactly("yes-0 Broken#yes-0", "yes-1 Plain#yes-1", "yes-2 Caption#f", "yes-3 Flex#yes-3");
            assertThat(list("return [...document.querySelectorAll('.vt-pins > a')].map(a => a.tabIndex)"))
                    .as("where no bar has a control of Pinterest, pins are reached by themselves")
                    .containsOnly("0");
        }
    }

    /** A menu that stays at the top while the page scrolls, and what a library shows a picture in front of. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "position:sticky;top:0;z-index:5;height:80px",
                "position:fixed;inset:0 0 auto;height:80px",
                "position:fixed;inset:0"
            })
    void pinsKeepClearOfWhatThePageKeepsInFrontOfPictures(String style, @TempDir Path folder) throws IOException {
        Files.copy(Path.of("src/main/webapp/pictures/lantern-rye.jpg"), folder.resolve("a.jpg"));
        Files.writeString(folder.resolve("page.html"), """
                <!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>All about rye</title><body><main><h1>All about rye</h1><p style="height:300px">Rye.</p>
                <img src="a.jpg" width="300" height="200" alt="A loaf"><p style="height:2000px">Rye.</p></main></body></html>
                """);
        try (DemoProcess pages =
                DemoProcess.start(List.of("-Dvitrine.share-places=pictures"), "--pages", folder.toString())) {
            browser.open(pages.address().resolve("/page.html"), 390, 844, "light");
            script("document.querySelector('img').scrollIntoView()");
            awaitFrame();
            assertThat(
                            list(
                                    "return [...document.querySelectorAll('.vt-pins > a:not([hidden])')].map(a => a.textContent)"))
                    .hasSize(1);
            script("const menu = document.createElement('div'); menu.style = '" + style + ";background:#fff';"
                    + "document.body.prepend(menu); document.querySelector('img').scrollIntoView();"
                    + "document.dispatchEvent(new Event('scroll'))");
            awaitFrame();

            assertThat(
                            list(
                                    "return [...document.querySelectorAll('.vt-pins > a:not([hidden])')].map(a => a.textContent)"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ARTICLE, RECIPE, PRODUCT, "/", "/recipes", "/films/a-loaf-overnight"})
    void twoVisitorsGetTheSameBytes(String path) throws IOException {
        RawHttp.Answer one = RawHttp.send(
                demo.address(),
                "GET " + path,
                "Referer: https://search.example/",
                "User-Agent: facebookexternalhit/1.1");
        RawHttp.Answer other = RawHttp.send(
                demo.address(),
                "GET " + path,
                "Cookie: theme=dark; _ga=1",
                "User-Agent: Mozilla/5.0",
                "Accept-Language: ar");

        assertThat(one.content()).contains("vt-").isEqualTo(other.content());
    }

    @Test
    void pickerSendsVisitorsToTheirServerAndRemembersItOnlyWhereTheyTickIt() {
        browser.driver().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        URI picker = demo.address()
                .resolve("/_vitrine/fediverse?path=%2Frecipes%2Fplum-galette&title=Plum%20galette&lang=de");
        for (boolean remember : new boolean[] {false, true}) {
            browser.driver().get(picker.toString());
            WebElement server = browser.driver().findElement(By.id("server"));
            assertThat(server.getDomProperty("value")).isEmpty();
            server.sendKeys("@ada@social.example");
            if (remember) {
                browser.driver().findElement(By.name("remember")).click();
            }
            server.submit();
            new WebDriverWait(browser.driver(), Duration.ofSeconds(20))
                    .until(ExpectedConditions.urlContains("social.example"));
            assertThat(browser.driver().getCurrentUrl())
                    .startsWith("https://social.example/share?text=Plum%20galette%20http%3A%2F%2F127.0.0.1");
        }
        browser.driver().get(picker.toString());
        assertThat(browser.driver().findElement(By.id("server")).getDomProperty("value"))
                .isEqualTo("social.example");
        browser.driver().manage().deleteAllCookies();
    }

    /** As <a href="https://w3id.org/fep/3b86">FEP-3b86</a> has it; the server's answer is put in its place, for it is out of reach. */
    @Test
    void serverOfAnAccountSaysWhereItWantsAPostToBeWritten() {
        browser.open(
                demo.address()
                        .resolve("/_vitrine/fediverse?path=%2Frecipes%2Fplum-galette&title=Plum%20galette&lang=en"),
                390,
                844,
                "light");
        script("""
                window.fetch = asked => Promise.resolve(new Response(JSON.stringify({links: [
                  {rel: 'self', href: 'https://social.example/users/ada'},
                  {rel: 'https://w3id.org/fep/3b86/Create',
                    template: `https://social.example/write?asked=${encodeURIComponent(asked)}&text={content}&in={inReplyTo}`}
                ]})));
                """);
        browser.driver().findElement(By.id("server")).sendKeys("@ada@social.example", Keys.ENTER);
        new WebDriverWait(browser.driver(), Duration.ofSeconds(20)).until(ExpectedConditions.urlContains("/write?"));

        assertThat(browser.driver().getCurrentUrl())
                .startsWith("https://social.example/write?asked="
                        + encoded("https://social.example/.well-known/webfinger?resource=acct%3Aada%40social.example"))
                .contains("&text=Plum%20galette%20http%3A%2F%2F127.0.0.1")
                .endsWith("%2Frecipes%2Fplum-galette&in=");
    }

    @Test
    void pickerIsOpenToAllAndQuiet() {
        browser.open(
                demo.address().resolve("/_vitrine/fediverse?path=%2Frecipes%2Fplum-galette&title=Plum&lang=ar"),
                390,
                844,
                "dark");

        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.barriers("html")).isEmpty();
    }

    @Test
    void whatIsNoServerIsSaidToBeNone() {
        for (String scheme : List.of("light", "dark")) {
            browser.open(
                    demo.address().resolve("/_vitrine/fediverse?path=%2Frecipes%2Fplum-galette&title=Plum&lang=de"),
                    390,
                    844,
                    scheme);
            browser.driver().findElement(By.id("server")).sendKeys("kein \"Bäcker\"", Keys.ENTER);
            new WebDriverWait(browser.driver(), Duration.ofSeconds(20))
                    .until(ExpectedConditions.presenceOfElementLocated(By.cssSelector("#hint strong")));

            WebElement server = browser.driver().findElement(By.id("server"));
            assertThat(server.getDomProperty("value")).isEqualTo("kein \"Bäcker\"");
            assertThat(server.getDomAttribute("aria-invalid")).isEqualTo("true");
            assertThat(browser.driver().findElement(By.id("hint")).getText())
                    .startsWith("Das ist kein Name eines Servers.");
            assertThat(browser.driver().switchTo().activeElement()).isEqualTo(server);
            assertThat(browser.barriers("html")).isEmpty();
        }
    }

    @Test
    void nobodyIsSentAnywhereByAForeignForm() throws IOException {
        String path = "/_vitrine/fediverse?path=%2F&title=x&server=evil.example";

        assertThat(RawHttp.send(demo.address(), "GET " + path).status()).isEqualTo(200);
        assertThat(RawHttp.send(
                                demo.address(),
                                "POST " + path,
                                "Origin: https://evil.example",
                                "Sec-Fetch-Site: cross-site",
                                "Content-Length: 0")
                        .status())
                .isEqualTo(200);
        assertThat(RawHttp.send(demo.address(), "GET /_vitrine/fediverse?path=https%3A%2F%2Fevil.example%2F")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void quotationIsSharedWithItsText() {
        browser.open(demo.address().resolve(ARTICLE), 1280, 900, "light");

        assertThat(browser.driver()
                        .findElement(By.cssSelector("blockquote + .vt-quote"))
                        .getDomAttribute("data-text"))
                .isEqualTo("“A basket is a question that you ask your guests. Ours had been: how much can you carry?”");
    }

    @ParameterizedTest
    @CsvSource({RECIPE + ", main .vt-share", PRODUCT + ", .vt-product", ARTICLE + ", .vt-quote", ARTICLE + ", .vt-float"
    })
    void entriesOfAListAreAsWideAsEachOther(String path, String surface) {
        browser.open(demo.address().resolve(path), 1280, 900, "light");
        script("document.querySelector('" + surface + " .vt-more').open = true");
        assertThat(list("return [...new Set([...document.querySelector('" + surface
                        + " .vt-more').querySelectorAll('li > a')].map(e => e.getBoundingClientRect().width))]"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({RECIPE + ", main .vt-share, 390", RECIPE + ", main .vt-share, 1280", PRODUCT + ", .vt-product, 390"})
    void listOpensBelowItsControl(String path, String surface, int width) {
        browser.open(demo.address().resolve(path), width, 900, "light");
        script("document.querySelector('" + surface + " .vt-more').open = true");
        assertThat(
                        list(
                                "const more = document.querySelector('" + surface
                                        + " .vt-more'), control = more.firstChild.getBoundingClientRect(),"
                                        + " list = more.lastElementChild.getBoundingClientRect();"
                                        + " return [Math.round(list.x - control.x), list.y > control.bottom, list.right <= innerWidth].map(String)"))
                .containsExactly("0", "true", "true");
    }

    @Test
    void profilesAreMarkedAsTheSitesOwn() {
        browser.open(demo.address().resolve(ARTICLE), 1280, 900, "light");

        assertThat(browser.driver().findElements(By.cssSelector(".vt-follow a[rel~=me]")))
                .extracting(link -> link.getDomAttribute("href"))
                .contains("https://social.example/@bakery", "https://www.instagram.com/ryeandlantern/");
    }

    @Test
    void barThatFloatsIsClosedOnRequest() {
        browser.open(demo.address().resolve(ARTICLE), 390, 844, "light");
        WebElement bar = browser.driver().findElement(By.cssSelector(".vt-float"));

        assertThat(bar.getSize().getHeight()).isLessThanOrEqualTo(56);
        bar.findElement(By.className("vt-close")).click();
        assertThat(browser.driver().findElements(By.cssSelector(".vt-float"))).isEmpty();
    }

    @Test
    void barThatFloatsGivesWayToWhatThePageItselfFixesThere(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("page.html"), """
                <!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>Cookies</title><body><main><h1>Cookies</h1><p>Some are of dough.</p></main>
                <div style="position:fixed;inset:0;z-index:-1"></div>
                <div style="position:fixed;inset:auto 0 0;z-index:5;height:90px"><button
                onclick="this.parentNode.remove()">Agree</button></div></body></html>
                """);
        Files.writeString(folder.resolve("app.html"), """
                <!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>Cookies</title><body><div style="position:fixed;inset:0;overflow:auto"><main><h1>Cookies</h1>
                <p style="height:2000px">Some are of dough.</p></main></div></body></html>
                """);
        try (DemoProcess pages = DemoProcess.start(
                List.of("-Dvitrine.share-places=floating"), "--pages", folder.toString(), "--no-widgets")) {
            browser.open(pages.address().resolve("/page.html"), 390, 844, "light");
            assertThat(browser.driver().findElement(By.className("vt-float")).isDisplayed())
                    .isFalse();
            browser.driver().findElement(By.tagName("button")).click();
            awaitFrame();
            assertThat(browser.driver().findElement(By.className("vt-float")).isDisplayed())
                    .isTrue();

            script(
                    "document.body.insertAdjacentHTML('beforeend', '<p style=\"position:fixed;inset:auto 0 0\">News<br><br>')");
            awaitFrame();
            assertThat(browser.driver().findElement(By.className("vt-float")).isDisplayed())
                    .isFalse();

            browser.open(pages.address().resolve("/app.html"), 390, 844, "light");
            assertThat(browser.driver().findElement(By.className("vt-float")).isDisplayed())
                    .as("in an app that is fixed as a whole")
                    .isTrue();
        }
    }

    private void awaitFrame() {
        browser.driver()
                .executeAsyncScript(
                        "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))");
    }

    @Test
    void selectionIsCopiedWithTheAddressOfThatVeryPassage() {
        browser.driver()
                .executeCdpCommand(
                        "Browser.grantPermissions",
                        Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
        browser.open(demo.address().resolve(ARTICLE), 1280, 900, "light");
        script("""
                navigator.canShare = undefined;
                const passage = document.querySelectorAll('.text p')[2];
                passage.append(' It cost $& and $$1.');
                getSelection().selectAllChildren(passage);
                document.dispatchEvent(new Event('pointerup'));
                """);
        browser.driver().findElement(By.cssSelector(".vt-select button")).click();
        Object copied = browser.driver()
                .executeAsyncScript(
                        "const done = arguments[0]; setTimeout(() => navigator.clipboard.readText().then(done, e => done(String(e))))");

        assertThat(String.valueOf(copied))
                .startsWith("“Every house began by asking for better bread.")
                .contains("It cost $& and $$1.")
                .contains("#:~:text=Every%20house%20began%20by%20asking,");
    }

    @Test
    void selectionOfAFingerIsSeenThoughNoEventOfAPointerEndsIt() {
        browser.open(demo.address().resolve(ARTICLE), 390, 844, "light");
        script("document.dispatchEvent(new PointerEvent('pointerdown', {pointerType: 'touch'}));"
                + "document.dispatchEvent(new PointerEvent('pointercancel', {pointerType: 'touch'}));"
                + "getSelection().selectAllChildren(document.querySelectorAll('.text p')[2]);");

        new WebDriverWait(browser.driver(), Duration.ofSeconds(20))
                .until(ExpectedConditions.visibilityOfElementLocated(By.className("vt-select")));
    }

    @Test
    void controlOfASelectionStaysAsItIsWhileItIsPressed() {
        browser.open(demo.address().resolve(ARTICLE), 1280, 900, "light");
        script("""
                getSelection().selectAllChildren(document.querySelectorAll('.text p')[2]);
                document.dispatchEvent(new Event('pointerup'));
                window.button = document.querySelector('.vt-select button');
                window.text = button.lastChild.firstChild;
                ['pointerdown', 'pointerup', 'keyup'].forEach(
                  name => button.dispatchEvent(new PointerEvent(name, {bubbles: true, pointerType: 'mouse'})));
                """);

        assertThat(script("return text == button.lastChild.firstChild"))
                .as("the same text")
                .isEqualTo(true);
    }

    @Test
    void everythingWorksOnACopyOfThePageAsTurboAndItsKinBringItBack() {
        browser.driver()
                .executeCdpCommand(
                        "Browser.grantPermissions",
                        Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
        browser.open(demo.address().resolve(RECIPE), 1280, 900, "light");
        script(
                "navigator.canShare = page => true; navigator.share = async page => { window.shared = String(page.url); };"
                        + "window.opened = 0; window.open = () => ({opened: ++window.opened});");
        for (int visit = 0; visit < 2; visit++) {
            browser.driver().executeAsyncScript("""
                    const done = arguments[0], copy = document.body.cloneNode(true);
                    document.body.replaceWith(copy);
                    const ours = [...copy.querySelectorAll('script[src*="/_vitrine/"]')].map(old => {
                      const anew = document.createElement('script');
                      for (const {name, value} of old.attributes) anew.setAttribute(name, value);
                      return new Promise(run => {
                        anew.onload = run;
                        old.replaceWith(anew);
                      });
                    });
                    Promise.all(ours).then(() => requestAnimationFrame(() => requestAnimationFrame(done)));
                    """);
        }
        script("document.querySelector('article .vt-copy').click();"
                + "document.querySelector('article .vt-more').click();"
                + "document.querySelector('article .vt-share a[href*=\"facebook.com\"]').click();"
                + "document.querySelector('.vt-float .vt-close').click();");

        assertThat(
                        browser.driver()
                                .executeAsyncScript(
                                        "const done = arguments[0]; setTimeout(() => navigator.clipboard.readText().then(done, e => done(String(e))))"))
                .isEqualTo(demo.address().resolve(RECIPE).toString());
        assertThat(script("return document.querySelector('article .vt-copy').lastChild.textContent"))
                .isEqualTo("Copied");
        assertThat(script("return window.shared"))
                .isEqualTo(demo.address().resolve(RECIPE).toString());
        assertThat(script("return window.opened")).as("windows").isEqualTo(1L);
        assertThat(browser.driver().findElements(By.cssSelector(".vt-float"))).isEmpty();
        assertThat(browser.driver().findElements(By.cssSelector(".vt-pins > a:not([hidden])")))
                .hasSameSizeAs(browser.driver().findElements(By.cssSelector("main figure img")));
    }

    private List<String> pictures() {
        return list("""
                return [...document.querySelectorAll('main img')].map(e => {
                  const box = e.getBoundingClientRect(), main = document.querySelector('main').getBoundingClientRect();
                  return `${e.src.split('/').pop()}: ${box.x - main.x} ${box.y - main.y} ${box.width} ${box.height}`;
                })
                """);
    }

    private @Nullable Object script(String text) {
        return browser.driver().executeScript(text);
    }

    private List<String> list(String text) {
        return ((List<?>) Objects.requireNonNull(script(text)))
                .stream().map(String::valueOf).toList();
    }

    private static String encoded(@Nullable String text) {
        return URLEncoder.encode(String.valueOf(text), StandardCharsets.UTF_8);
    }

    private static String firstWord(@Nullable String text) {
        return String.valueOf(text).split(" ", -1)[0];
    }
}
