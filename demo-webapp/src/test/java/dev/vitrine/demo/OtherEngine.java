package dev.vitrine.demo;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openqa.selenium.MutableCapabilities;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.service.DriverCommandExecutor;
import org.openqa.selenium.remote.service.DriverService;

/** Firefox or WebKit, the engine of Safari, as {@code -Dvitrine.engine} says. */
final class OtherEngine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RemoteWebDriver driver;
    private final Closeable process;

    private OtherEngine(RemoteWebDriver driver, Closeable process) {
        this.driver = driver;
        this.process = process;
    }

    /** Starts the engine that is asked for; where none is, the test ends here. */
    static OtherEngine start() {
        String engine = System.getProperty("vitrine.engine", "");
        assumeTrue(!engine.isEmpty(), "other engines than Chromium are tried with -Dvitrine.engine=firefox or webkit");
        try {
            return switch (engine) {
                case "firefox" -> firefox(Files.createTempDirectory("vitrine-firefox"));
                case "webkit" -> webkit();
                default ->
                    throw new IllegalArgumentException("-Dvitrine.engine=" + engine + ": firefox or webkit would do");
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OtherEngine firefox(Path folder) throws IOException {
        int port = freePort();
        Files.writeString(folder.resolve("user.js"), """
                user_pref("marionette.port", PORT);
                user_pref("ui.primaryPointerCapabilities", 6);
                user_pref("ui.allPointerCapabilities", 6);
                user_pref("ui.useOverlayScrollbars", 1);
                user_pref("network.proxy.type", 1);
                user_pref("network.proxy.http", "127.0.0.1");
                user_pref("network.proxy.http_port", 9);
                user_pref("network.proxy.ssl", "127.0.0.1");
                user_pref("network.proxy.ssl_port", 9);
                """.replace("PORT", String.valueOf(port)));
        Process process = new ProcessBuilder(
                        program(
                                "FIREFOX_BIN",
                                "apt-get install firefox-esr",
                                "/usr/bin/firefox-esr",
                                "/usr/bin/firefox"),
                        "--headless",
                        "--marionette",
                        "--no-remote",
                        "--profile",
                        folder.toString())
                .redirectOutput(folder.resolve("log").toFile())
                .redirectErrorStream(true)
                .start();
        awaitPort(process, port);
        return new OtherEngine(new RemoteWebDriver(new Marionette(port), new MutableCapabilities()), () -> {
            process.onExit().join();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        });
    }

    private static OtherEngine webkit() throws IOException {
        if (System.getenv("DISPLAY") == null) {
            throw new IllegalStateException("WebKit wants a display: run this behind xvfb-run -a");
        }
        String install = "apt-get install webkit2gtk-driver";
        File program = new File(program("WEBKITDRIVER_BIN", install, "/usr/bin/WebKitWebDriver"));
        int port = freePort();
        DriverService service =
                new DriverService(program, port, PATIENCE, List.of("--port=" + port), Map.copyOf(System.getenv())) {
                    @Override
                    public String getDriverProperty() {
                        return "webdriver.webkit.driver";
                    }

                    @Override
                    protected String getDriverEnvironmentVariable() {
                        return "WEBKITDRIVER_BIN";
                    }
                };
        service.start();
        MutableCapabilities capabilities = new MutableCapabilities();
        capabilities.setCapability(
                "webkitgtk:browserOptions",
                Map.of("binary", program("MINIBROWSER_BIN", install, miniBrowsers()), "args", List.of("--automation")));
        return new OtherEngine(new RemoteWebDriver(new DriverCommandExecutor(service), capabilities), service::stop);
    }

    private static String[] miniBrowsers() throws IOException {
        try (Stream<Path> libraries = Files.find(
                Path.of("/usr/lib"), 3, (path, about) -> path.endsWith("MiniBrowser") && Files.isExecutable(path))) {
            return libraries.map(Path::toString).toArray(String[]::new);
        }
    }

    private static String program(String variable, String install, String... usual) {
        return Stream.concat(Stream.ofNullable(System.getenv(variable)), Stream.of(usual))
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("This engine is not installed: " + install + ", or set " + variable));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void awaitPort(Process process, int port) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
        throw new IOException("Firefox did not start");
    }

    RemoteWebDriver driver() {
        return driver;
    }

    @Override
    public void close() throws IOException {
        driver.quit();
        process.close();
    }
}
