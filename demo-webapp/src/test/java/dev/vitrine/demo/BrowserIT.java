package dev.vitrine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The demo site as a visitor sees it, on phone and desktop, in light and dark. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserIT {
    private final Browser browser = Browser.start();
    private final DemoProcess demo = DemoProcess.start("--no-widgets");

    @AfterAll
    void stop() {
        demo.close();
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({
        "journal/forty-hotel-breakfasts, 390, light",
        "journal/forty-hotel-breakfasts, 390, dark",
        "journal/forty-hotel-breakfasts, 1280, light",
        "journal/forty-hotel-breakfasts, 1280, dark",
        "recipes/plum-galette, 390, dark",
        "recipes/plum-galette, 1280, light",
        "shop/proving-basket, 390, light",
        "shop/proving-basket, 1280, dark",
        "films/a-loaf-overnight, 1280, light",
        "'', 390, light",
        "'', 1280, dark",
        "login, 390, light"
    })
    void isQuietStillAndOpenToAll(String path, int width, String scheme) throws IOException {
        URI page = demo.address().resolve("/" + path);
        browser.open(page, width, 900, scheme);
        String name = path.isEmpty() ? "home" : path.substring(path.indexOf('/') + 1);
        browser.picture(name + "-" + width + "-" + scheme);
        assertThat(browser.complaints()).as("console").isEmpty();
        assertThat(browser.requests())
                .as("requests")
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.getAuthority()).isEqualTo(page.getAuthority()));
        assertThat(browser.layoutShifts()).as("layout shifts").isEmpty();
        assertThat(browser.barriers("html")).as("axe").isEmpty();
        assertThat(browser.driver().executeScript("return document.documentElement.scrollWidth"))
                .as("width")
                .isEqualTo((long) width);
    }

    @Test
    void offersToShareUnderTheHeadingAndAtTheEnd() {
        browser.open(demo.address().resolve("/journal/forty-hotel-breakfasts"), 1280, 900, "light");
        assertThat(browser.driver().findElements(By.cssSelector("article.story > [class=vt-share]")))
                .hasSize(2)
                .allSatisfy(bar -> assertThat(bar.isDisplayed()).isTrue());
        assertThat(browser.driver().findElements(By.cssSelector("[class=vt-share] a[href*='facebook.com']")))
                .hasSize(2)
                .allSatisfy(link -> assertThat(link.getSize().getHeight()).isGreaterThanOrEqualTo(44));
    }

    @Test
    void playsTheFilm() {
        browser.open(demo.address().resolve("/films/a-loaf-overnight"), 1280, 900, "light");
        Object played = browser.driver().executeAsyncScript("""
                        const done = arguments[0];
                        const video = document.querySelector('video');
                        video.muted = true;
                        video.addEventListener('timeupdate', () => video.currentTime > 0 && done(video.videoWidth));
                        video.addEventListener('error', () => done('error'));
                        video.play().catch(done);
                        """);
        assertThat(played).isEqualTo(960L);
    }

    @Test
    void logsInAndOut() {
        browser.open(demo.address().resolve("/account"), 1280, 900, "light");
        browser.driver().findElement(By.id("email")).sendKeys("guest@example.org");
        browser.driver().findElement(By.id("password")).sendKeys("wrong");
        browser.driver().findElement(By.cssSelector("form button")).click();
        WebElement refusal =
                patiently().until(ExpectedConditions.presenceOfElementLocated(By.cssSelector("[role=alert]")));
        assertThat(refusal.getText()).isEqualTo("This address and password do not belong together.");
        WebElement password = browser.driver().findElement(By.id("password"));
        password.sendKeys("crumbs");
        password.submit();
        arriveAt("/account");
        browser.driver().findElement(By.cssSelector("form button")).click();
        arriveAt("/");
    }

    private void arriveAt(String path) {
        patiently()
                .until(ExpectedConditions.urlToBe(demo.address().resolve(path).toString()));
    }

    private WebDriverWait patiently() {
        return new WebDriverWait(browser.driver(), Duration.ofSeconds(60));
    }
}
