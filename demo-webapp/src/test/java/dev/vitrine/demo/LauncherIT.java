package dev.vitrine.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.demo.DemoProcess.Outcome;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherIT {
    /** A newcomer who has done nothing wrong is told what works and what each page shows, and warned of nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"tomcat", "jetty"})
    void saysWhatToLookAtAndOnStandardErrorOnlyThatTheFilterIsThere(String container) throws Exception {
        try (DemoProcess demo = DemoProcess.start("--container", container)) {
            assertThat(RawHttp.send(demo.address(), "GET /recipes/plum-galette").body())
                    .contains("<meta property=\"og:url\" content=\"" + demo.address() + "recipes/plum-galette\">");
            assertThat(demo.guide()).allSatisfy(line -> assertThat(line).matches("  http://\\S+ +\\S.+|  click a .+"));
            assertThat(demo.errors().lines()).singleElement().asString().startsWith("INFO Vitrine ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomcat", "jetty"})
    void printsItsPagesThenOneReadyLineAndStopsCleanlyOnCtrlC(String container, @TempDir Path temporary)
            throws Exception {
        List<String> machine = List.of("-Djava.io.tmpdir=" + temporary);
        try (DemoProcess demo = DemoProcess.start(machine, "--filter", "off", "--container", container)) {
            assertThat(temporary).isNotEmptyDirectory();
            URI address = demo.address();
            assertThat(address.toString()).matches("http://127\\.0\\.0\\.1:\\d+/");
            assertThat(demo.guide())
                    .contains("  " + address, "  " + address + "recipes/plum-galette", "  " + address + "login");
            List<String> pages = demo.guide().subList(0, demo.guide().size() - 1);
            assertThat(demo.guide().get(pages.size()))
                    .matches("  click a widget together at http://127\\.0\\.0\\.1:\\d+/");
            for (String line : pages) {
                URI page = URI.create(line.strip());
                assertThat(RawHttp.send(address, "GET " + page.getPath()).status())
                        .as(line)
                        .isEqualTo(200);
            }
            assertThat(demo.interrupt()).isEqualTo(130);
            assertThat(demo.errors()).isEmpty();
            assertThat(temporary).isEmptyDirectory();
            assertThatThrownBy(() -> RawHttp.send(address, "GET /")).isInstanceOf(ConnectException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomcat", "jetty"})
    void saysThatThePortIsInUse(String container) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            String port = String.valueOf(taken.getLocalPort());
            assertThat(DemoProcess.run("--port", port, "--container", container))
                    .isEqualTo(new Outcome(
                            1,
                            "",
                            "Port " + port + " cannot be had (Address already in use); choose another with --port,"
                                    + " or --port 0 for any free one\n"));
        }
    }

    @Test
    void doesNotAskItselfForPages() throws Exception {
        assertThat(DemoProcess.run("--proxy", "http://localhost:8099/a", "--port", "8099"))
                .isEqualTo(new Outcome(
                        1,
                        "",
                        "--proxy http://localhost:8099/a is where the demo itself would listen; let it listen elsewhere"
                                + " with --port, or --port 0 for any free port\n"));
    }

    @Test
    void saysThatThereIsNoSuchFolder(@TempDir Path folder) throws Exception {
        Path missing = folder.resolve("missing");
        assertThat(DemoProcess.run("--pages", missing.toString()))
                .isEqualTo(new Outcome(1, "", "Cannot show " + missing + ": there is no such folder\n"));
    }

    @Test
    void saysThatAFileIsNoFolder(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("page.html"));
        assertThat(DemoProcess.run("--pages", file.toString()))
                .isEqualTo(new Outcome(1, "", "Cannot show " + file + ": it is a file; --pages takes a folder\n"));
    }

    @Test
    void guessesWhichOptionWasMeant() throws Exception {
        assertThat(DemoProcess.run("--contaner", "jetty"))
                .isEqualTo(
                        new Outcome(
                                2,
                                "",
                                "Unknown options: '--contaner', 'jetty'; did you mean --container? (--help lists all options)\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org",
                "ftp://example.org",
                "https://",
                "https://a b",
                "https://u:p@example.org",
                "https://x/?q"
            })
    void saysWhatAPublicBaseLooksLike(String base) throws Exception {
        assertThat(DemoProcess.run("--base", base))
                .isEqualTo(new Outcome(
                        2,
                        "",
                        "Invalid value for option '--base': '" + base
                                + "' is not a web address like https://www.example.org (--help lists all options)\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "http"})
    void saysWhatAPortLooksLike(String port) throws Exception {
        assertThat(DemoProcess.run("--port=" + port))
                .isEqualTo(new Outcome(
                        2,
                        "",
                        "Invalid value for option '--port': '" + port
                                + "' is not a number from 0 to 65535 (--help lists all options)\n"));
    }

    @Test
    void namesTheContainersThereAre() throws Exception {
        assertThat(DemoProcess.run("--container", "undertow"))
                .isEqualTo(new Outcome(
                        2,
                        "",
                        "Invalid value for option '--container': expected one of [TOMCAT, JETTY] (case-insensitive)"
                                + " but was 'undertow' (--help lists all options)\n"));
    }

    @Test
    void guessesWhichSettingWasMeant() throws Exception {
        Outcome outcome = DemoProcess.run(List.of("-Dvitrine.exclud=/admin/**"), "--port", "0", "--no-widgets");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.errors())
                .contains("vitrine.exclud; did you mean vitrine.exclude?")
                .hasLineCount(1);
    }

    @Test
    void aMistakeInTheEnvironmentStopsItAsWell() throws Exception {
        ProcessBuilder demo = DemoProcess.builder(List.of(), List.of("--port", "0", "--no-widgets"));
        demo.environment().put("VITRINE_SHARE_NETWORKS", "facebok");

        assertThat(DemoProcess.outcome(demo))
                .isEqualTo(new Outcome(
                        2,
                        "",
                        "vitrine.share-networks: \"facebok\" can't be offered: there is no network \"facebok\"; did you"
                                + " mean facebook? (setting)\n"));
    }

    @Test
    void takesSettingsFromAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("vitrine.properties"), "vitrine.theme-color=#b5452c\n");
        try (DemoProcess demo = DemoProcess.start(List.of("-Dvitrine.config=" + file), "--no-widgets")) {
            assertThat(RawHttp.send(demo.address(), "GET /recipes/plum-galette").body())
                    .contains("<meta name=\"theme-color\" content=\"#b5452c\">");
        }
    }

    /** In a checkout of its own, in which nothing is out of date. */
    @Test
    void theScriptLooksForAFolderFromWhereItIsCalled(@TempDir Path folder) throws Exception {
        Path checkout = folder.resolve("a checkout");
        for (String part : List.of("filter/src/main", "widget-server/src/main", "demo-webapp/src/main")) {
            Files.createDirectories(checkout.resolve(part));
        }
        Files.createFile(checkout.resolve("pom.xml"));
        Files.createFile(checkout.resolve("filter/pom.xml"));
        Files.copy(Path.of("../demo.sh"), checkout.resolve("demo.sh"));
        Path jar = checkout.resolve("demo-webapp/target/vitrine-demo.jar");
        Files.createDirectories(jar.getParent());
        Files.copy(Path.of(System.getProperty("demo.jar")), jar);
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createFile(elsewhere.resolve("page.html"));

        ProcessBuilder demo =
                new ProcessBuilder("sh", "../a checkout/demo.sh", "--pages", "page.html").directory(elsewhere.toFile());
        assertThat(DemoProcess.outcome(demo))
                .isEqualTo(new Outcome(1, "", "Cannot show page.html: it is a file; --pages takes a folder\n"));
    }

    @Test
    void helpsAndTellsItsVersion() throws Exception {
        Outcome help = DemoProcess.run("--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.output())
                .contains("--pages=DIR", "--base=URL", "--port=N", "--container=tomcat|jetty", "--filter");
        assertThat(DemoProcess.run("--version").output()).matches("vitrine-demo \\d+\\.\\d+\\.\\d+\n");
    }
}
