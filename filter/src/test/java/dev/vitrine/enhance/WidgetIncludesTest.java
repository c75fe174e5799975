package dev.vitrine.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.include.WidgetServer;
import dev.vitrine.include.WidgetSource;
import dev.vitrine.rewrite.Rewriting;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
class WidgetIncludesTest {
    private static final String LOOK =
            "<link rel=\"stylesheet\" href=\"/_vitrine/widget-look/assets/widget-abcdefghijklmnopqrst.css\">";
    private static final String WIDGET = "<div class=\"vt-widget vt-list vt-theme-auto vt-shown\">posts</div>";

    private final AtomicInteger seen = new AtomicInteger();
    private WidgetServer server;

    @BeforeEach
    void start() throws IOException {
        server = WidgetServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String body(String body, Duration budget) {
        WidgetSource source = new WidgetSource(server.base(), budget);
        SiteSettings settings =
                new SiteSettings(Optional.empty(), Set.of(), "/_vitrine", SocialSettings.OFF, ShareSettings.DEFAULT);
        Inclusion inclusion = new Inclusion(source, seen::incrementAndGet);
        PageRequest request = PageRequest.anonymous("http", "localhost", 8080, "/bread");
        String page = "<!doctype html><title>Bread</title><body>" + body + "</body>";
        String whole = Rewriting.with(() -> new PageEnhancer(settings, request).including(inclusion))
                .everyWay(page);
        return whole.substring(whole.indexOf("<body>") + 6, whole.lastIndexOf("</body>"));
    }

    private String underPolicy(String policy, String body) {
        PageRequest request = PageRequest.anonymous("http", "localhost", 8080, "/bread");
        SiteSettings settings =
                new SiteSettings(Optional.empty(), Set.of(), "/_vitrine", SocialSettings.OFF, ShareSettings.DEFAULT);
        WidgetSource source = new WidgetSource(server.base(), Duration.ofSeconds(20));
        return Rewriting.with(() -> new PageEnhancer(
                                settings,
                                request,
                                ServedImages.none(),
                                ContentPolicy.of(List.of(policy), request, Optional.empty()))
                        .including(new Inclusion(source, seen::incrementAndGet)))
                .everyWay(body);
    }

    @Test
    void givesTheLookTheNonceOfThePolicy() {
        assertThat(underPolicy(
                        "style-src 'nonce-Zm9v'",
                        "<!doctype html><title>Bread</title><div data-vitrine-widget=wall></div>"))
                .contains("<div data-vitrine-widget=wall>" + LOOK.replace(">", " nonce=\"Zm9v\">") + WIDGET);
    }

    /** Posts without their look are a heap of pictures and drawings; the script brings its own. */
    @Test
    void leavesThePlaceToTheScriptWhereAPolicyKeepsTheLookOut() {
        String page = "<title>Bread</title><div data-vitrine-widget=wall></div>";
        assertThat(underPolicy("style-src https://cdn.example.net", page)).endsWith(page);

        String saysSoItself = "<meta http-equiv=Content-Security-Policy content=\"style-src 'none'\">" + page;
        assertThat(underPolicy("style-src *", saysSoItself)).endsWith(saysSoItself);
    }

    private String body(String body) {
        return body(body, Duration.ofSeconds(20));
    }

    @Test
    void putsThePostsIntoTheirPlace() {
        assertThat(body("<p>Before</p><div data-vitrine-widget=\"wall\"></div><p>After</p>"))
                .isEqualTo("<p>Before</p><div data-vitrine-widget=\"wall\">" + LOOK + WIDGET + "</div><p>After</p>");
        assertThat(seen.get()).isPositive();
    }

    @Test
    void sendsTheLookOnceForAllWidgets() {
        assertThat(body("<div data-vitrine-widget=a>\n \t</div><div data-vitrine-widget=b></div>"))
                .isEqualTo("<div data-vitrine-widget=a>\n \t" + LOOK + WIDGET + "</div><div data-vitrine-widget=b>"
                        + WIDGET + "</div>");
    }

    /** A page whose links lead to another origin would ask that for our file. */
    @Test
    void asksNoForeignBaseForTheLook() {
        WidgetSource source = new WidgetSource(server.base(), Duration.ofSeconds(20));
        SiteSettings settings = new SiteSettings(
                Optional.of(PublicBase.parse("https://www.example.org")),
                Set.of(),
                "/_vitrine",
                SocialSettings.OFF,
                ShareSettings.DEFAULT);
        PageRequest request = PageRequest.anonymous("http", "localhost", 8080, "/bread");
        String page = "<!doctype html><title>Bread</title><base href=\"https://cdn.example.net/\"><body>"
                + "<div data-vitrine-widget=wall></div></body>";

        assertThat(Rewriting.with(() -> new PageEnhancer(settings, request)
                                .including(new Inclusion(source, seen::incrementAndGet)))
                        .everyWay(page))
                .contains("href=\"https://www.example.org/_vitrine/widget-look/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div data-vitrine-widget=wall>The posts</div>",
                "<div data-vitrine-widget=wall><p></p></div>",
                "<div data-vitrine-widget=wall><a href=/widgets/wall/frame>Our posts</a></div>",
                "<div><div>a</div></div>",
                "<a data-vitrine-widget=wall href=/x>Our posts</a>",
                "<textarea><div data-vitrine-widget=wall></div></textarea>",
                "<!--<div data-vitrine-widget=wall></div>-->",
                "<template><div data-vitrine-widget=wall></div></template>",
                "<div data-vitrine-widget='../x'></div>"
            })
    void leavesEverythingElseAlone(String body) {
        assertThat(body(body)).isEqualTo(body);
    }

    @Test
    void leavesThePlaceToTheScriptWhereThePostsDoNotComeInTime() {
        CountDownLatch never = new CountDownLatch(1);
        server.waitsFor(never);
        String body = "<div data-vitrine-widget=wall></div><div data-vitrine-widget=grid></div>";
        assertThat(body(body, Duration.ZERO)).isEqualTo(body);
        never.countDown();
    }
}
