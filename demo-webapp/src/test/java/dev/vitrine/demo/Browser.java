package dev.vitrine.demo;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real Chromium without a window. */
final class Browser implements AutoCloseable {
    private static final Pattern REQUEST =
            Pattern.compile("\"method\":\"Network.requestWillBeSent\".*?\"url\":\"([^\"]+)\"");

    /** What browsers let pass in an address and {@link URI} does not. */
    private static final Pattern REFUSED = Pattern.compile("[^!-~]|[\\[\\]{}|\\\\^`\"<>]|%(?![0-9A-Fa-f]{2})");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts a browser; where the tests in a browser are left out on request, the test ends here. */
    static Browser start() {
        assumeFalse(
                "skip".equals(System.getProperty("vitrine.browser")),
                "-Dvitrine.browser=skip leaves the tests in a browser out");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program("CHROME_BIN", "/usr/bin/chromium", "/usr/bin/google-chrome"));
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
                "--hide-scrollbars");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(program("CHROMEDRIVER_BIN", "/usr/bin/chromedriver")))
                .usingAnyFreePort()
                .withSilent(true)
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    private static String program(String variable, String... usual) {
        return Optional.ofNullable(System.getenv(variable))
                .or(() -> Stream.of(usual)
                        .filter(path -> Files.isExecutable(Path.of(path)))
                        .findFirst())
                .orElseThrow(
                        () -> new IllegalStateException("Set " + variable + ", or run ./verify.sh, which knows how"));
    }

    ChromeDriver driver() {
        return driver;
    }

    /** Opens a page in a viewport of this width, in light, dark or forced colours, and looks at all of it from top to bottom. */
    void open(URI page, int width, int height, String scheme) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        boolean forced = scheme.equals("forced");
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", forced ? "dark" : scheme),
                                Map.of("name", "forced-colors", "value", forced ? "active" : "none"))));
        driver.manage().logs().get(LogType.BROWSER);
        driver.manage().logs().get(LogType.PERFORMANCE);
        driver.get(page.toString());
        driver.executeAsyncScript("""
                const done = arguments[0];
                const frame = () => new Promise(next => requestAnimationFrame(() => requestAnimationFrame(next)));
                (async () => {
                  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
                    scrollTo(0, y);
                    await frame();
                  }
                  await Promise.all([...document.images].map(image => image.decode().catch(() => {})));
                  scrollTo(0, 0);
                  await frame();
                  done();
                })();
                """);
    }

    /**
     * What moved while nobody touched it: how far, as Chromium counts it, and from where to where. What moves because the
     * viewport changes its size does not count, as in Cumulative Layout Shift: under load, a page's first layout happens
     * before the size that we ask for has reached it.
     */
    List<String> layoutShifts() {
        Object shifts = driver.executeAsyncScript("""
                const done = arguments[0];
                const shifts = [];
                const box = rect => `${rect.x},${rect.y} ${rect.width}x${rect.height}`;
                const told = source => `${source.node?.nodeName} ${box(source.previousRect)} -> ${box(source.currentRect)}`;
                new PerformanceObserver(list => list.getEntries().filter(entry => !entry.hadRecentInput).forEach(
                    entry => shifts.push(`${entry.value} at ${entry.startTime}: ${entry.sources.map(told).join('; ')}`)))
                    .observe({type: 'layout-shift', buffered: true});
                requestAnimationFrame(() => requestAnimationFrame(() => done(shifts)));
                """);
        return ((List<?>) Objects.requireNonNull(shifts))
                .stream().map(String::valueOf).toList();
    }

    /** What the page wrote into the console since it was opened, warnings and errors. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Every address that the page asked for since it was opened. */
    List<URI> requests() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(entry -> REQUEST.matcher(entry.getMessage()))
                .filter(Matcher::find)
                .map(request -> URI.create(REFUSED.matcher(request.group(1)).replaceAll("_")))
                .filter(address -> !"data".equals(address.getScheme()))
                .toList();
    }

    /** What axe finds wrong within {@code selector}. */
    List<String> barriers(String selector) {
        return new AxeBuilder()
                .include(selector).analyze(driver).getViolations().stream()
                        .map(Browser::described)
                        .toList();
    }

    /** Takes a picture of the whole page, for people to look at. */
    void picture(String name) throws IOException {
        Map<String, Object> shot = driver.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        Path folder = Files.createDirectories(Path.of(System.getProperty("demo.screenshots")));
        Files.write(folder.resolve(name + ".png"), Base64.getDecoder().decode((String) shot.get("data")));
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static String described(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream()
                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                        .toList();
    }
}
