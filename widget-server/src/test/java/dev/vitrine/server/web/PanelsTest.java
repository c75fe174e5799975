package dev.vitrine.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import dev.vitrine.server.widget.Panel;
import dev.vitrine.server.widget.Theme;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.OutputType;

@SuppressWarnings("NullAway.Init")
final class PanelsTest {
    private RunningServer server;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        Panel voices = new Panel(
                "voices",
                "What our passengers say",
                Theme.AUTO,
                Locale.ENGLISH,
                new Panel.Testimonials(List.of(
                        new Panel.Testimonial(
                                "Never late, and the coffee is <good>.",
                                "Ada Winter",
                                "Passenger since 1998",
                                Optional.of("https://harbour.example/voices/1")),
                        new Panel.Testimonial("My dog agrees.", "Ben", "", Optional.empty()))));
        Panel follow = new Panel(
                "follow",
                "Find us",
                Theme.AUTO,
                Locale.ENGLISH,
                new Panel.Follow(List.of(new Panel.Profile("mastodon", "@ada@harbour.example"))));
        Panel share = new Panel(
                "share", "Pass it on", Theme.AUTO, Locale.ENGLISH, new Panel.Share(List.of("whatsapp", "linkedin")));
        server = new RunningServer(folder, List.of(voices, follow, share));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void quotesWhatPeopleSaidWordForWord() throws Exception {
        assertThat(text("/widgets/voices"))
                .contains(
                        "<figure class=\"vt-post\"><blockquote dir=\"auto\" cite=\"https://harbour.example/voices/1\">"
                                + "<p>Never late, and the coffee is &lt;good&gt;.</p></blockquote>")
                .contains("<cite class=\"vt-name\"><bdi>Ben</bdi></cite>");
    }

    @Test
    void standInTheGallery() throws Exception {
        assertThat(text("/")).contains("On this server", "src=\"widgets/voices/frame\"", "<span>testimonials</span>");
    }

    @Test
    void areEmbeddedAsWidgetsAre() throws Exception {
        assertThat(text("/oembed?url=https://social.example.org/widgets/voices/frame"))
                .contains("What our passengers say");
    }

    @Test
    void leadsToProfiles() throws Exception {
        assertThat(text("/widgets/follow")).contains("rel=\"me noopener\"").contains("harbour.example");
    }

    @Test
    void sharesThePageThatTheReaderComesFrom() throws Exception {
        HttpResponse<byte[]> answer = server.get("/share/whatsapp", "Referer", "https://bakery.example/bread?a=1&b=2");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("location"))
                .get()
                .asString()
                .contains("https%3A%2F%2Fbakery.example%2Fbread%3Fa%3D1%26b%3D2");
        assertThat(server.get("/share/whatsapp").statusCode()).isEqualTo(404);
        assertThat(server.get("/share/whatsapp", "Referer", "javascript:alert(1)")
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.get("/share/nowhere", "Referer", "https://a.example/").statusCode())
                .isEqualTo(404);
    }

    @Test
    void areAccessible(@TempDir Path folder) throws Exception {
        try (Browser browser = Browser.start(folder);
                HostSite site = new HostSite()) {
            for (String colours : List.of("light", "dark")) {
                browser.look(1280, 700, colours);
                browser.open(site.page(
                        "/panels",
                        "<meta name=color-scheme content='light dark'>" + HostSite.embedCode(server, "voices")
                                + "<hr>" + HostSite.embedCode(server, "follow") + "<hr>"
                                + HostSite.embedCode(server, "share")));
                browser.await("[...document.querySelectorAll('main div')].filter(e => e.shadowRoot).length == 3");
                List<Rule> violations =
                        new AxeBuilder().analyze(browser.driver()).getViolations();
                assertThat(violations).extracting(Rule::toString).isEmpty();
                String kept = System.getProperty("vitrine.screenshots", "");
                if (!kept.isEmpty()) {
                    Files.write(
                            Path.of(kept, "panels-" + colours + ".png"),
                            browser.driver().getScreenshotAs(OutputType.BYTES));
                }
            }
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private String text(String path) throws Exception {
        return new String(server.get(path).body(), UTF_8);
    }
}
