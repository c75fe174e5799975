package dev.vitrine.container.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.container.Wire;
import dev.vitrine.filter.VitrineFilter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** JSP pages that place by hand what the filter would add; the jar lies in the webapp, and nothing else is done about it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TemplatesTest {
    private static final Pattern BAR = Pattern.compile("<div class=\"vt-share\".*?</div>");

    private final Tomcat tomcat = new Tomcat();

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Path app = Files.createDirectories(folder.resolve("app"));
        Path jar = Files.createDirectories(app.resolve("WEB-INF/lib")).resolve("vitrine-filter.jar");
        Path shipped = Path.of(VitrineFilter.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        if (Files.isDirectory(shipped)) {
            pack(shipped, jar);
        } else {
            Files.copy(shipped, jar);
        }
        for (String page : new String[] {"by-hand.jsp", "by-attribute.jsp"}) {
            Files.copy(Path.of("src/test/resources/jsp", page), app.resolve(page));
        }
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.addWebapp("", app.toString());
        Files.writeString(
                Files.createDirectories(app.resolve("WEB-INF/classes")).resolve("vitrine.properties"),
                "vitrine.public-base=https://www.example.org\nvitrine.follow=mastodon=@ada@example.social\n");
        tomcat.start();
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
            }
        }
    }

    @AfterAll
    void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    private String ask(String path) throws IOException {
        return Wire.exchange(tomcat.getConnector().getLocalPort(), "GET", path).body();
    }

    @Test
    void tagsOfTheLibraryPlaceWhatTheFilterWouldAdd() throws Exception {
        String page = ask("/by-hand.jsp");
        Matcher bars = BAR.matcher(page);
        String byTag = bars.find() ? bars.group() : "no bar";
        String byFilter = bars.find() ? bars.group() : "no second bar";

        assertThat(page)
                .containsOnlyOnce("<meta property=\"og:title\" content=\"Bread in forty minutes\">")
                .containsOnlyOnce("<meta property=\"og:description\" content=\"In a cold &amp; old oven.\">")
                .containsOnlyOnce("<meta property=\"og:image\" content=\"https://www.example.org/loaf.jpg\">")
                .containsOnlyOnce("<meta property=\"og:url\" content=\"https://www.example.org/by-hand.jsp\">")
                .containsOnlyOnce("<!--vitrine:tags-->")
                .contains("<header id=\"by-tag\">" + byTag + "</header>")
                .containsPattern(
                        "<footer id=\"follow\"><div class=\"vt-share vt-follow\".*https://example\\.social/@ada.*</footer>");
        assertThat(byTag).isEqualTo(byFilter).contains("https%3A%2F%2Fwww.example.org%2Fby-hand.jsp");
    }

    @Test
    void expressionsAskTheRequest() throws Exception {
        assertThat(ask("/by-attribute.jsp"))
                .contains("<p>Bread in forty minutes, https://www.example.org/by-attribute.jsp</p>")
                .containsPattern("<aside><div class=\"vt-share\".*?</div></aside>");
    }
}
