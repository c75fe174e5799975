package dev.vitrine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** What visitors do, in Firefox or in WebKit; only where {@code -Dvitrine.engine} names one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnginesIT {
    private static final String ARTICLE = "/journal/forty-hotel-breakfasts";
    private static final String RECIPE = "/recipes/plum-galette";

    private final OtherEngine engine = OtherEngine.start();
    private final RemoteWebDriver driver = engine.driver();
    private final DemoProcess demo = DemoProcess.start(
            List.of("-Dvitrine.share-places=heading,end,floating,product,pictures,quotes,selection,follow"));

    @AfterAll
    void stop() throws IOException {
        demo.close();
        engine.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 500",
        "'', 1280",
        ARTICLE + ", 500",
        ARTICLE + ", 1280",
        RECIPE + ", 500",
        "/shop/proving-basket, 500",
        "/wall, 500"
    })
    void nothingIsWiderThanTheWindow(String path, int width) {
        open(path, width);

        assertThat(script("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        assertThat(script("return [...document.querySelectorAll('main .vt-share li > :is(a, button)')]"
                        + ".filter(e => e.offsetWidth && e.offsetHeight != 44).length"))
                .as("controls of another height")
                .isEqualTo(0L);
    }

    @Test
    void addressIsCopiedByAClick() {
        open(RECIPE, 1280);
        click("article .vt-copy");
        await("document.querySelector('article .vt-copy').lastChild.textContent == 'Copied'");
    }

    @Test
    void selectionOfTheMouseIsCopiedByAClick() {
        open(ARTICLE, 1280);
        WebElement passage = driver.findElement(By.cssSelector(".text p:nth-of-type(3)"));
        script("document.querySelector('.text p:nth-of-type(3)').scrollIntoView({block: 'center'})");
        new Actions(driver)
                .moveToElement(passage, -200, 0)
                .clickAndHold()
                .moveToElement(passage, 200, 10)
                .release()
                .perform();
        await("!document.querySelector('.vt-select').hidden");
        click(".vt-select button");
        await("document.querySelector('.vt-select button').lastChild.textContent == 'Copied'");
    }

    @Test
    void networkOpensInASmallWindow() {
        open(RECIPE, 1280);
        click("article .vt-share a[href*='facebook.com']");
        new WebDriverWait(driver, Duration.ofSeconds(20))
                .until(ignored -> driver.getWindowHandles().size() == 2);
        assertThat(String.valueOf(script("return location.pathname"))).isEqualTo(RECIPE);
        String page = driver.getWindowHandle();
        for (String window : driver.getWindowHandles()) {
            if (!window.equals(page)) {
                driver.switchTo().window(window).close();
            }
        }
        driver.switchTo().window(page);
    }

    @Test
    void picturesAreListedByKeyboardAndEscapeGoesBack() {
        open(RECIPE, 1280);
        script("document.querySelector(\"article .vt-share a[href*='pinterest']\").focus()");
        press(Keys.ENTER);
        await("document.activeElement.closest('dialog[open]')");
        assertThat(script("return document.querySelector('dialog > button').offsetHeight"))
                .isEqualTo(44L);
        press(Keys.ESCAPE);
        await("!document.querySelector('dialog[open]')");
        await("document.activeElement.matches(\"article .vt-share a[href*='pinterest']\")");
    }

    @Test
    void moreNetworksCloseByEscape() {
        open(RECIPE, 1280);
        script("document.querySelector('article .vt-more summary').focus()");
        press(Keys.ENTER);
        await("document.querySelector('article .vt-more').open");
        assertThat(script("const list = document.querySelector('article .vt-more > ul').getBoundingClientRect(),"
                        + " control = document.querySelector('article .vt-more > summary').getBoundingClientRect();"
                        + " return Math.round(list.x - control.x) + ' ' + (list.y > control.bottom)"))
                .isEqualTo("0 true");
        press(Keys.ESCAPE);
        await("!document.querySelector('article .vt-more').open");
        await("document.activeElement.matches('article .vt-more summary')");
    }

    @Test
    void postsAreWalkedByKeys() {
        String builder = demo.guide().get(demo.guide().size() - 1).replaceFirst(".* ", "");
        open(builder + "widgets/wall/frame", 1280);
        await("document.querySelector('.vt-source') && !document.querySelector('.vt-skip')");
        script("document.querySelector('.vt-post').focus()");
        press(Keys.ARROW_DOWN);
        await("document.activeElement == document.querySelectorAll('.vt-post')[1]");
        press(Keys.END);
        await("document.activeElement == [...document.querySelectorAll('.vt-post,.vt-more')].at(-1)");
        press(Keys.HOME);
        await("document.activeElement == document.querySelectorAll('.vt-post')[0]");
    }

    @Test
    void pageOfTheHistoryWorksAsBefore() {
        open(RECIPE, 1280);
        open(ARTICLE, 1280);
        driver.navigate().back();
        await("location.pathname == '" + RECIPE + "' && document.readyState == 'complete'");
        click("article .vt-copy");
        await("document.querySelector('article .vt-copy').lastChild.textContent == 'Copied'");
    }

    private void open(String path, int width) {
        driver.manage().window().setSize(new Dimension(width, 900));
        driver.get(demo.address().resolve("/").resolve(path).toString());
        await("document.readyState == 'complete'");
    }

    private void click(String selector) {
        driver.findElement(By.cssSelector(selector)).click();
    }

    private void press(CharSequence keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    private void await(String condition) {
        new WebDriverWait(driver, Duration.ofSeconds(20))
                .withMessage(condition)
                .until(ignored -> Boolean.TRUE.equals(script("return !!(" + condition + ")")));
    }

    private @Nullable Object script(String text) {
        return driver.executeScript(text);
    }
}
