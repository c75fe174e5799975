package dev.vitrine.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import dev.vitrine.server.SharedData;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.sanitize.Sanitizer;
import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Widgets in pages of another origin, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
final class EmbeddingTest {
    private static final String ROOT = "document.querySelector('main div')?.shadowRoot";

    /** What the page asked for, but for the icon that browsers look for by themselves. */
    private static final String REQUESTS =
            "performance.getEntriesByType('resource')" + ".filter(e => !e.name.endsWith('/favicon.ico')).length";

    private Browser browser;
    private FixedPosts posts;
    private RunningServer server;
    private HostSite site;

    @BeforeAll
    void startBrowser(@TempDir Path folder) throws IOException {
        browser = Browser.start(folder);
    }

    @AfterAll
    void stopBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        browser.complaints();
        posts = new FixedPosts().set(FixedPosts.ready(Posts.NOW, Posts.simple("1"), Posts.simple("2")));
        server = new RunningServer(
                folder,
                posts,
                RunningServer.widget("wall", Layout.LIST, Theme.AUTO),
                RunningServer.widget("grid", Layout.GRID, Theme.DARK));
        site = new HostSite();
    }

    @AfterEach
    void stop() throws IOException {
        site.close();
        server.close();
    }

    @Test
    void showsThePostsInAShadowRootAndAsksForTwoThingsOnly() {
        browser.open(site.page("/", HostSite.embedCode(server, "wall")));
        browser.await(ROOT + "?.querySelectorAll('.vt-post').length == 2");
        assertThat(browser.run("return " + ROOT + ".querySelector('.vt-text').innerText"))
                .isEqualTo("The night ferry is running again.");
        assertThat(browser.run("return " + REQUESTS)).isEqualTo(2L);
        assertThat(browser.run("return getComputedStyle(" + ROOT + ".querySelector('.vt-post')).borderRadius"))
                .isEqualTo("14px");
        assertThat(browser.run("return Object.keys(window).filter(key => /vitrine|vt/i.test(key)).join()"))
                .isEqualTo("vitrine");
        assertThat(browser.run("return document.cookie + localStorage.length + sessionStorage.length"))
                .isEqualTo("00");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void sharesOneLoaderAmongSeveralWidgets() {
        browser.open(site.page(
                "/several", HostSite.embedCode(server, "wall") + "<hr>" + HostSite.embedCode(server, "grid")));
        browser.await("[...document.querySelectorAll('main div')].filter(e => e.shadowRoot).length == 2");
        assertThat(browser.run("return document.querySelectorAll('main div')[1].shadowRoot"
                        + ".querySelector('.vt-widget').className"))
                .isEqualTo("vt-widget vt-grid vt-theme-dark vt-shown");
        assertThat(browser.complaints()).isEmpty();
    }

    /** The word is French, and Portuguese, for a shop window. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<section id=\"vitrine\"></section>",
                "<script>var vitrine = {id: 'vitrine'}</script>",
                "<script>function vitrine() {}; vitrine.id = 'vitrine'</script>",
                "<form name=\"vitrine\" id=\"vitrine\"></form>",
                "<form id=\"vitrine\"><input name=\"scan\"></form>"
            })
    void leavesThePageWhatItCallsTheSame(String own) {
        browser.open(site.page(
                "/own", own + HostSite.embedCode(server, "wall") + "<hr>" + HostSite.embedCode(server, "grid")));
        browser.await("[...document.querySelectorAll('main div')].filter(e => e.shadowRoot).length == 2");
        assertThat(browser.run("return vitrine.id")).isEqualTo("vitrine");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void takesNoPictureOfThePageForItsScript() {
        browser.open(site.page(
                "/named",
                "<img name=\"currentScript\" src=\"/elsewhere/embed.js\" alt=\"\">"
                        + "<div data-vitrine-widget=\"wall\"></div><script src=\"" + server.at("/embed.js")
                        + "\"></script>"));
        browser.await("performance.getEntriesByName(new URL('widgets/wall/embed', location), 'resource').length == 1");
        assertThat(browser.run("return performance.getEntriesByType('resource').map(e => e.name).join()"))
                .asString()
                .doesNotContain("/elsewhere/widgets");
        browser.complaints();
    }

    @Test
    void takesADivAsPlaceholderToo() {
        browser.open(site.page(
                "/div",
                "<div data-vitrine-widget=\"wall\"></div><script async src=\"" + server.at("/embed.js")
                        + "\"></script>"));
        browser.await(ROOT + "?.querySelectorAll('.vt-post').length == 2");
        assertThat(browser.complaints()).isEmpty();
    }

    /** As applications do that draw parts of their pages in the browser, after each step or by a listener. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "vitrine.scan()",
                "document.addEventListener('step', vitrine.scan); document.dispatchEvent(new Event('step'))"
            })
    void knowsItsServerForADivThatComesLater(String step) {
        browser.open(site.page("/later", "<script src=\"" + server.at("/embed.js") + "\"></script>"));
        browser.run("document.querySelector('main').append(document.createElement('div'));"
                + "document.querySelector('main div').dataset.vitrineWidget = 'wall';" + step);
        browser.await(ROOT + "?.querySelectorAll('.vt-post').length == 2");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void takesOnlyWhatAWidgetNeedsFromAServerThatHasFallenIntoOtherHands() {
        site.page(
                "/widgets/wall/embed",
                "<template></template><section class=\"vt-widget\"><script>window.pwned=1</script>"
                        + "<svg><a><animate attributeName=\"href\" values=\"javascript:window.pwned=1\"/><text>x</text></a>"
                        + "<a><set attributeName=\"href\" to=\"javascript:window.pwned=1\"/><text>y</text></a></svg></section>");
        browser.open(site.page(
                "/fallen",
                "<a data-vitrine-widget=\"wall\" href=\"/widgets/wall/frame\">Posts</a><script src=\""
                        + server.at("/embed.js") + "\"></script>"));
        browser.await(ROOT + "?.querySelectorAll('svg a').length == 2");
        browser.run(ROOT + ".querySelectorAll('svg a').forEach(a => a.dispatchEvent(new MouseEvent('click')))");
        assertThat(browser.run("return " + ROOT + ".querySelectorAll('script,[attributeName]').length"))
                .isEqualTo(0L);
        assertThat(browser.run("return String(window.pwned)")).isEqualTo("undefined");
        browser.complaints();
    }

    @Test
    void waitsWithWhatIsFarBelowTheFold() {
        browser.open(
                site.page("/below", "<p style=\"height:9000px\">Scroll on.</p>" + HostSite.embedCode(server, "wall")));
        browser.await("document.querySelector('main div')");
        assertThat(browser.run("return " + REQUESTS)).isEqualTo(1L);
        browser.run("window.scrollTo(0, 9000)");
        browser.await(ROOT + "?.querySelectorAll('.vt-post').length == 2");
    }

    @Test
    void comesBackInACopyOfThePageAsTurboAndItsKinBringItBack() {
        browser.open(site.page("/copied", HostSite.embedCode(server, "wall")));
        for (int visit = 0; visit < 3; visit++) {
            browser.await(ROOT + "?.querySelectorAll('.vt-post').length == 2");
            browser.run("document.body.replaceWith(document.body.cloneNode(true)); vitrine.scan();");
        }
        browser.await(ROOT + "?.querySelectorAll('.vt-post').length == 2");
        assertThat(browser.run("return document.querySelectorAll('main div').length"))
                .isEqualTo(1L);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void leavesTheLinkWhereTheServerIsGone() throws IOException {
        String page = site.page("/gone", HostSite.embedCode(server, "wall"));
        server.close();
        browser.open(page);
        browser.await("document.querySelector('main a').innerText == 'Our latest posts'");
        assertThat(browser.run("return document.querySelector('main a').getClientRects().length"))
                .isEqualTo(1L);
        assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("Failed to load resource"));
        server = new RunningServer(
                Files.createTempDirectory("vitrine"), posts, RunningServer.widget("wall", Layout.LIST, Theme.AUTO));
    }

    @Test
    void leavesTheLinkWhereTheWidgetIsUnknown() {
        browser.open(site.page("/unknown", HostSite.embedCode(server, "wal")));
        browser.await(REQUESTS + " == 2");
        assertThat(browser.run("return document.querySelector('main a').getClientRects().length"))
                .isEqualTo(1L);
        assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("404"));
    }

    @Test
    void showsAQuietPlaceWhereNothingEverCame() {
        posts.set(FixedPosts.EMPTY_HANDED);
        browser.open(site.page("/quiet", HostSite.embedCode(server, "wall")));
        browser.await(ROOT + "?.querySelector('.vt-quiet')");
        assertThat(browser.run("return " + ROOT + ".querySelector('.vt-note').innerText"))
                .isEqualTo("The latest posts cannot be shown just now.");
        assertThat(browser.complaints()).isEmpty();
    }

    /** Most sites are light whatever the reader's system prefers; the default theme goes by the system. */
    @ParameterizedTest
    @ValueSource(strings = {"stale", "none", "quiet", "on its way"})
    void canBeReadOnALightPageInADarkSystem(String state) {
        posts.set(
                switch (state) {
                    case "stale" -> FixedPosts.stale(Posts.NOW.minusSeconds(9_000), Posts.simple("1"));
                    case "none" -> FixedPosts.ready(Posts.NOW);
                    case "quiet" -> FixedPosts.EMPTY_HANDED;
                    default -> FixedPosts.WARMING;
                });
        browser.look(1280, 900, "dark");
        browser.open(site.page("/light", HostSite.embedCode(server, "wall")));
        posts.waitEnds();
        browser.await(ROOT + "?.querySelector('.vt-note')");
        List<Rule> violations = new AxeBuilder().analyze(browser.driver()).getViolations();
        browser.look(1280, 900, "light");
        assertThat(violations).extracting(Rule::toString).isEmpty();
    }

    @Test
    void standsUpToAStylesheetThatResetsEverything() {
        browser.open(site.page(
                "/hostile",
                "<style>* { all: unset !important; font-size: 40px !important; color: red !important }</style>"
                        + HostSite.embedCode(server, "wall")));
        browser.await(ROOT + "?.querySelectorAll('.vt-post').length == 2");
        assertThat(browser.run("const s = getComputedStyle(" + ROOT + ".querySelector('.vt-text'));"
                        + "return s.display + ' ' + s.fontSize + ' ' + s.color"))
                .isEqualTo("block 15px rgb(25, 28, 33)");
    }

    /** As old sites and newsletters' archives have them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<table><tr><td>Left<td>%s</table>",
                "<div style=\"float:right\">%s</div>",
                "<div style=\"display:inline-block\">%s</div>",
                "<div style=\"display:flex\"><p>Left</p>%s</div>",
                "<div style=\"position:absolute\">%s</div>"
            })
    void hasAWidthWhereThePageGivesItNone(String around) {
        browser.open(site.page("/around", around.formatted(HostSite.embedCode(server, "wall"))));
        browser.await(
                "document.querySelector('[data-vitrine-widget]').parentNode.shadowRoot?.querySelector('.vt-post')");
        assertThat(browser.run("return document.querySelector('[data-vitrine-widget]').parentNode.offsetWidth"))
                .isEqualTo(200L);
    }

    @Test
    void showsWithoutAnyViolationWhereThePageAllowsOnlyTheServerAndInsistsOnTrustedTypes() {
        String origin = server.at("/").toString().replaceAll("/$", "");
        List<String> policies = new ArrayList<>();
        for (String scripts : List.of(origin, "'nonce-abc'", "'strict-dynamic' 'nonce-abc'", "'self' " + origin)) {
            for (String connect : List.of(origin, "*", "'self' " + origin)) {
                for (String rest : List.of("", "; require-trusted-types-for 'script'; trusted-types 'none'")) {
                    policies.add("default-src 'none'; style-src 'none'; base-uri 'none'; script-src " + scripts
                            + "; connect-src " + connect + rest);
                }
            }
        }
        assertThat(policies).hasSize(24);
        for (String policy : policies) {
            site.policy(policy);
            String code = HostSite.embedCode(server, "wall").replace("<script ", "<script nonce=\"abc\" ");
            browser.open(site.page("/strict", code));
            browser.await(ROOT + "?.querySelectorAll('.vt-post').length == 2");
            assertThat(browser.run("return getComputedStyle(" + ROOT + ".querySelector('.vt-post')).borderRadius"))
                    .as(policy)
                    .isEqualTo("14px");
            assertThat(browser.complaints()).as(policy).isEmpty();
        }
    }

    @Test
    void runsNoScriptOfAFeed() {
        posts.set(FixedPosts.ready(
                Posts.NOW,
                Posts.saying(
                                "1",
                                "<p>one<img src=x onerror='window.pwned=1'><a href='javascript:window.pwned=1'>go</a></p>")
                        .title("<img src=x onerror='window.pwned=1'>")
                        .build(),
                Posts.saying("2", "<p>two<svg onload='window.pwned=1'><script>window.pwned=1</script></p>")
                        .build()));
        browser.open(site.page("/hurt", HostSite.embedCode(server, "wall")));
        browser.await(ROOT + "?.querySelectorAll('.vt-post').length == 2");
        browser.run(ROOT + ".querySelectorAll('a').forEach(a => a.href.startsWith('http') || a.click())");
        assertThat(browser.run("return String(window.pwned)")).isEqualTo("undefined");
        assertThat(browser.run(
                        "return " + ROOT + ".querySelectorAll('script,[onerror],[onload],[href^=javascript]').length"))
                .isEqualTo(0L);
    }

    @Test
    void runsNoneOfTheKnownAttacks() throws IOException {
        JsonNode vectors = new ObjectMapper().readTree(Files.readString(SharedData.path("vectors/xss.json")));
        List<Post> all = new ArrayList<>();
        Sanitizer sanitizer = new Sanitizer();
        for (JsonNode vector : vectors) {
            String payload = vector.path("p").asString();
            String id = "v" + all.size();
            all.add(Posts.saying(id, payload)
                    .contentWarning(java.util.Optional.of(payload))
                    .build());
        }
        assertThat(all).hasSize(627);
        assertThat(sanitizer.clean("x").markup()).isEqualTo("x");
        String hooks = "<script>window.ran=[];for (const f of ['alert','confirm','prompt','print'])"
                + "window[f]=()=>{ran.push(f)};addEventListener('message',()=>{})</script>";
        for (int from = 0; from < all.size(); from += 20) {
            posts.set(FixedPosts.ready(
                    Posts.NOW,
                    all.subList(from, Math.min(all.size(), from + 20)).toArray(Post[]::new)));
            for (String page : List.of(
                    site.page("/vectors", hooks + HostSite.embedCode(server, "wall")),
                    server.at("/widgets/wall/frame").toString())) {
                browser.open(page);
                boolean embedded = page.contains("/vectors");
                String root = embedded ? ROOT : "document";
                browser.await(root + "?.querySelector('.vt-post')");
                browser.run(root + ".querySelectorAll('details').forEach(d => d.open = true);" + root
                        + ".querySelectorAll('*').forEach(e => { for (const t of ['mouseover','focus','error','load'])"
                        + " e.dispatchEvent(new Event(t)) })");
                if (embedded) {
                    assertThat(browser.run("return ran.join()"))
                            .as("from %d", from)
                            .isEqualTo("");
                }
                assertThat(browser.run("return [..." + root + ".querySelectorAll('*')].filter(e => "
                                + "/^(script|iframe|object|embed|form|input|base|meta)$/i.test(e.localName) && "
                                + "e.getRootNode() != document || [...e.attributes].some(a => /^on/i.test(a.name) ||"
                                + " /^\\s*(javascript|data|vbscript):/i.test(a.value))).length"))
                        .as("from %d", from)
                        .isEqualTo(0L);
            }
        }
    }

    @Test
    void asksNobodyButTheServerForPictures() {
        browser.look(1280, 900, "light");
        posts.set(FixedPosts.ready(
                Posts.NOW,
                Posts.saying("1", "<p>Look <img src='https://tracker.example/p.png' alt='a picture'></p>")
                        .media(List.of(dev.vitrine.server.feed.Media.image(
                                Posts.url("https://tracker.example/q.jpg"), "another")))
                        .build()));
        browser.open(site.page("/pictures", HostSite.embedCode(server, "wall")));
        browser.await(ROOT + "?.querySelectorAll('img[src]').length == 2");
        String origin = server.at("/").toString();
        assertThat(browser.run("return [..." + ROOT + ".querySelectorAll('img[src]')].every(i => i.src.startsWith('"
                        + origin + "images/'))"))
                .isEqualTo(true);
        assertThat(browser.run(
                        "return performance.getEntriesByType('resource').filter(e => !e.name.endsWith('/favicon.ico') && !e.name.startsWith('"
                                + origin + "')).length"))
                .isEqualTo(0L);
        browser.complaints();
    }
}
