package dev.vitrine.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LONG;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The widget in the sidebar of the demo site, from a widget server that the launcher started. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WidgetIT {
    private static final String POSTS = """
            const widget = document.querySelector('.sidebar section div');
            return widget?.shadowRoot?.textContent ?? '';
            """;

    /** The widget comes when its place is near, so who scrolls to the end at once would see it push the footer away. */
    private static final String ROOM_LEFT = """
            const posts = document.querySelector('.posts');
            const kept = parseFloat(getComputedStyle(posts).minBlockSize);
            posts.style.minBlockSize = 0;
            return Math.floor(kept - posts.getBoundingClientRect().height);
            """;

    private final Browser browser = Browser.start();
    private final DemoProcess demo = DemoProcess.start();

    @AfterAll
    void stop() {
        demo.close();
        browser.close();
    }

    /** The filter asks for them in the background, so they are there in one of the next answers. */
    @Test
    void standInAPageOfItsOwnWithoutAnyScript() throws IOException, InterruptedException {
        URI page = demo.address().resolve("/journal");
        String html = "";
        while (!html.contains("Galette from ten")) {
            html = text(page);
        }
        browser.driver().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            browser.driver().get(page.toString());
            assertThat(browser.driver().findElements(By.cssSelector("[data-vitrine-widget=bakery] .vt-text")))
                    .isNotEmpty()
                    .allMatch(WebElement::isDisplayed);
        } finally {
            browser.driver().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }
    }

    @Test
    void paperShowsTheWallWithoutWhatOnlyAScreenIsFor() {
        browser.open(demo.address().resolve("/wall"), 1280, 900, "light");
        assertThat(browser.driver().findElements(By.tagName("button"))).anyMatch(WebElement::isDisplayed);
        browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        try {
            assertThat(browser.driver().findElements(By.tagName("button"))).noneMatch(WebElement::isDisplayed);
            assertThat(browser.driver().findElement(By.cssSelector(".posts")).isDisplayed())
                    .isTrue();
        } finally {
            browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        }
    }

    /** The filter writes them into the midst of a page, and the frame is a page: columns are balanced anew with each post. */
    @Test
    void showPostsInColumnsWhenAllOfThemAreThere() throws Exception {
        Matcher link = Pattern.compile("href=\"([^\"]+/widgets/wall/frame)\"")
                .matcher(text(demo.address().resolve("/wall")));
        assertThat(link.find()).isTrue();
        URI frame = URI.create(link.group(1));
        String page = "";
        while (!page.contains("</article>")) {
            page = text(frame);
        }
        try (PausedPage paused = new PausedPage(frame)) {
            int fourth = page.split("(?=<article )", 5)[4].length();
            browser.open(paused.pausedAt(page.length() - fourth, page, "article"), 1280, 900, "light");
            assertThat(paused.seen()).as("posts seen before all were there").isZero();
            assertThat(browser.driver().findElements(By.tagName("article")))
                    .hasSizeGreaterThan(4)
                    .allMatch(WebElement::isDisplayed);
        }
    }

    @ParameterizedTest
    @CsvSource({"'', 390, light", "'', 768, light", "'', 1280, dark", "journal/stone-and-steel, 1280, light"})
    void showsThePostsOfTheBakery(String path, int width, String scheme) throws IOException {
        URI page = demo.address().resolve("/" + path);
        browser.open(page, width, 900, scheme);
        new WebDriverWait(browser.driver(), Duration.ofSeconds(60))
                .until(driver ->
                        String.valueOf(browser.driver().executeScript(POSTS)).contains("Galette from ten"));
        browser.picture("widget-" + (path.isEmpty() ? "home" : "article") + "-" + width + "-" + scheme);
        assertThat(browser.layoutShifts()).as("layout shifts").isEmpty();
        assertThat(browser.driver().executeScript(ROOM_LEFT))
                .as("room kept for the posts, less what they need")
                .asInstanceOf(LONG)
                .isNotNegative();
        assertThat(browser.complaints()).as("console").isEmpty();
        assertThat(browser.requests())
                .as("requests")
                .allSatisfy(request -> assertThat(request.getHost()).isEqualTo("127.0.0.1"));
    }

    private static String text(URI page) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
                .body();
    }
}
