package dev.vitrine.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Theme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A browser whose visitor has switched JavaScript off. */
@SuppressWarnings("NullAway.Init")
final class NoScriptTest {
    private Browser browser;
    private RunningServer server;
    private HostSite site;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        browser = Browser.start(folder);
        browser.driver().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        FixedPosts posts = new FixedPosts().set(FixedPosts.ready(Posts.NOW, Posts.simple("1"), Posts.simple("2")));
        server = new RunningServer(folder, posts, RunningServer.widget("wall", Layout.LIST, Theme.AUTO));
        site = new HostSite();
    }

    @AfterEach
    void stop() throws IOException {
        if (browser != null) {
            browser.close();
        }
        site.close();
        server.close();
    }

    @Test
    void leadsByThePlaceholderLinkToThePosts() {
        browser.open(site.page("/link", HostSite.embedCode(server, "wall")));
        var link = browser.driver().findElement(org.openqa.selenium.By.cssSelector("main a"));
        assertThat(link.isDisplayed()).isTrue();
        link.click();
        assertThat(browser.driver().getCurrentUrl())
                .isEqualTo(server.at("/widgets/wall/frame").toString());
        showsThePosts();
    }

    @Test
    void showsThePostsInAnIframe() {
        browser.open(site.page(
                "/iframe",
                "<iframe src=\"" + server.at("/widgets/wall/frame") + "\" title=Posts width=600 height=500></iframe>"));
        browser.driver().switchTo().frame(0);
        showsThePosts();
    }

    /** What an include puts into a page is the fragment as it is. */
    @Test
    void showsThePostsOfAnInclude() throws Exception {
        String fragment = new String(server.get("/widgets/wall").body(), StandardCharsets.UTF_8);
        browser.open(site.page("/include", "<div data-vitrine-widget=wall>" + fragment + "</div>"));
        showsThePosts();
    }

    @Test
    void offersNothingInTheBuilderThatWouldDoNothing() {
        browser.open(server.at("/").toString());
        assertThat(browser.driver().findElements(org.openqa.selenium.By.cssSelector("form, button, pre, .preview")))
                .isNotEmpty()
                .noneMatch(org.openqa.selenium.WebElement::isDisplayed);
        assertThat(browser.driver()
                        .findElement(org.openqa.selenium.By.cssSelector(".without"))
                        .getText())
                .contains("JavaScript");
        assertThat(browser.driver()
                        .findElement(org.openqa.selenium.By.cssSelector(".gallery a"))
                        .isDisplayed())
                .isTrue();
    }

    private void showsThePosts() {
        assertThat(browser.driver().findElements(org.openqa.selenium.By.cssSelector(".vt-post .vt-text")))
                .hasSize(2)
                .allSatisfy(text -> {
                    assertThat(text.isDisplayed()).isTrue();
                    assertThat(text.getText()).contains("The night ferry is running again.");
                });
    }
}
