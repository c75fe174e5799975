package dev.vitrine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Pages with a Content-Security-Policy of their own, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolicyIT {
    private static final String ENFORCED = "Content-Security-Policy: ";
    private static final String REPORTED = "Content-Security-Policy-Report-Only: ";
    private static final String IN_PAGE = "meta: ";

    private static final List<String> POLICIES = List.of(
            ENFORCED + "default-src 'self'",
            ENFORCED + "default-src 'none'",
            ENFORCED + "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'",
            ENFORCED + "script-src 'none'",
            ENFORCED + "style-src 'none'",
            ENFORCED + "script-src 'nonce-R4nd0m'; style-src 'nonce-R4nd0m'",
            ENFORCED
                    + "script-src 'nonce-R4nd0m' 'strict-dynamic' https: 'unsafe-inline'; object-src 'none'; base-uri 'none'",
            ENFORCED + "script-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
            ENFORCED + "script-src 'self' 'strict-dynamic' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
            ENFORCED + "script-src-elem 'none'; script-src 'self'",
            ENFORCED + "style-src-elem 'self'; style-src 'none'; script-src 'self'",
            ENFORCED + "default-src https://cdn.example",
            ENFORCED + "default-src http:",
            ENFORCED + "default-src *",
            ENFORCED + "default-src 'self', script-src 'none'",
            ENFORCED + "sandbox",
            ENFORCED + "sandbox allow-scripts",
            ENFORCED + "sandbox allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox",
            ENFORCED + "require-trusted-types-for 'script'; trusted-types 'none'; default-src 'self'",
            REPORTED + "default-src 'none'",
            REPORTED + "default-src 'self'; require-trusted-types-for 'script'",
            IN_PAGE + "default-src 'none'",
            IN_PAGE + "default-src 'self'; form-action 'none'; base-uri 'none'",
            IN_PAGE + "script-src 'nonce-R4nd0m'; style-src 'self'");

    private final Browser browser = Browser.start();
    private final Upstream site = new Upstream();
    private final DemoProcess demo;

    PolicyIT() {
        for (int i = 0; i < POLICIES.size(); i++) {
            String policy = POLICIES.get(i);
            String meta = policy.startsWith(IN_PAGE)
                    ? "<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy.substring(IN_PAGE.length())
                            + "\">"
                    : "";
            String page = "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\">" + meta
                    + "<title>Bread in forty minutes</title><main><h1>Bread in forty minutes</h1><p>Flour.</p>"
                    + "<blockquote>It was a cold morning at the harbour.</blockquote></main></body></html>";
            site.on(
                    "/" + i,
                    Upstream.body(
                            page,
                            "Content-Type: text/html; charset=utf-8",
                            meta.isEmpty() ? policy : "X-Policy: meta"));
        }
        demo = DemoProcess.start(
                List.of("-Dvitrine.share-places=heading,floating,quotes,selection"), "--proxy", site.address() + "/0");
    }

    @AfterAll
    void stop() {
        demo.close();
        site.close();
        browser.close();
    }

    private static Stream<Arguments> policies() {
        return IntStream.range(0, POLICIES.size()).mapToObj(i -> Arguments.of(i, POLICIES.get(i)));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("policies")
    void nothingOfOursIsRefusedAndEveryLinkWorks(int number, String policy) {
        browser.complaints();
        browser.driver().get(site.address().resolve("/" + number).toString());
        List<String> before = complaints(site.address());
        URI page = demo.address().resolve("/" + number);
        browser.driver().get(page.toString());
        List<String> after = complaints(demo.address());

        assertThat(after).as("console").isEqualTo(before);
        assertThat(leadsAway(page)).as("the link leads away").isTrue();
    }

    /** Favicons come when they like. */
    private List<String> complaints(URI address) {
        return browser.complaints().stream()
                .filter(line -> !line.contains("favicon"))
                .map(line -> line.replace(address.getAuthority(), "site"))
                .toList();
    }

    private boolean leadsAway(URI page) {
        var driver = browser.driver();
        String window = driver.getWindowHandle();
        driver.findElement(By.cssSelector(".vt-share a[href*='facebook.com']")).sendKeys(Keys.ENTER);
        boolean left = Boolean.TRUE.equals(new WebDriverWait(driver, Duration.ofSeconds(20))
                .until(now ->
                        now.getWindowHandles().size() > 1 || !page.toString().equals(now.getCurrentUrl())));
        driver.getWindowHandles().stream()
                .filter(handle -> !handle.equals(window))
                .forEach(handle -> driver.switchTo().window(handle).close());
        driver.switchTo().window(window);
        return left;
    }
}
