package dev.vitrine.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.demo.RawHttp.Answer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo site with the filter's jar dropped in, and beside it without. */
@ParameterizedClass
@ValueSource(strings = {"tomcat", "jetty"})
class SiteIT {
    private static final List<String> TAGS =
            List.of("og:title", "og:description", "og:url", "og:image", "og:type", "og:site_name", "twitter:card");
    private static final List<String> NETWORKS = List.of(
            "https://www.facebook.com/sharer/",
            "https://api.whatsapp.com/send",
            "https://www.pinterest.com/pin/create/",
            "https://bsky.app/intent/",
            "mailto:?");
    private static final String CHARSET = "<meta charset=\"utf-8\">";

    private static final Map<String, DemoProcess> RUNNING = new HashMap<>();

    private final DemoProcess with;
    private final DemoProcess without;

    SiteIT(String container) {
        with = RUNNING.computeIfAbsent(container, name -> DemoProcess.start("--no-widgets", "--container", name));
        without = RUNNING.computeIfAbsent(
                container + " alone",
                name -> DemoProcess.start("--no-widgets", "--filter", "off", "--container", container));
    }

    @AfterAll
    static void stop() {
        RUNNING.values().forEach(DemoProcess::close);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/|Bread that was in no hurry|website|bakery-table",
                "/recipes|Recipes from our oven|website|plum-galette",
                "/recipes/plum-galette|Plum galette with a rye crust|article|plum-galette",
                "/recipes/lantern-rye|Lantern rye, our everyday loaf|article|lantern-rye",
                "/recipes/today|Plum galette with a rye crust|article|plum-galette",
                "/journal|A journal for other kitchens|website|hotel-breakfast",
                "/journal/forty-hotel-breakfasts|What forty hotel breakfasts taught us about bread|article|hotel-breakfast",
                "/journal/stone-and-steel|Stone and steel: why we run both mills|article|flour-bench",
                "/films/a-loaf-overnight|A loaf overnight, in eight seconds|article|a-loaf-overnight",
                "/shop|A shop with few things|website|basket-empty",
                "/shop/proving-basket|Coiled cane proving basket|product|basket-empty",
                "/shop/a-loaf-a-week|A loaf a week, for a season|product|lantern-rye"
            })
    void saysOnceAndEarlyWhatAPageIsAbout(String path, String title, String type, String picture) throws IOException {
        String page = page(with, path);
        Document document = Jsoup.parse(page);
        for (String tag : TAGS) {
            assertThat(document.select("meta[property=" + tag + "], meta[name=" + tag + "]"))
                    .as(tag)
                    .hasSize(1);
            assertThat(page.substring(0, page.indexOf(tag)).getBytes(UTF_8))
                    .as(tag)
                    .hasSizeLessThan(16 * 1024);
        }
        assertThat(content(document, "og:title")).isEqualTo(title);
        assertThat(content(document, "og:type")).isEqualTo(type);
        assertThat(content(document, "og:site_name")).isEqualTo("Rye & Lantern");
        assertThat(content(document, "og:url"))
                .isEqualTo(with.address().resolve(path).toString());
        assertThat(content(document, "og:image"))
                .isEqualTo(
                        with.address().resolve("/pictures/" + picture + ".jpg").toString());
        assertThat(content(document, "og:description")).hasSizeBetween(20, 300);
        assertThat(content(document, "twitter:card")).isEqualTo("summary_large_image");
        assertThat(page.substring(page.indexOf(CHARSET) + CHARSET.length()).replaceFirst("^\\s*<!--.*?-->", ""))
                .as("right after the charset")
                .startsWith("\n<meta property=\"og:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/recipes/plum-galette",
                "/recipes/today",
                "/journal/forty-hotel-breakfasts",
                "/films/a-loaf-overnight",
                "/shop/proving-basket"
            })
    void offersTheNetworksToShareWith(String path) throws IOException {
        Document document = Jsoup.parse(page(with, path));
        for (String network : NETWORKS) {
            assertThat(document.select("a[href^=" + network + "]")).as(network).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/recipes", "/recipes/today", "/journal", "/shop", "/wall", "/login"})
    void hasTheDoctypeThatBrowsersLayOutByTheStandards(String path) throws IOException {
        assertThat(page(without, path)).startsWith("<!DOCTYPE html>\n<html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/recipes", "/journal", "/shop", "/wall"})
    void putsTheBarUnderTheHeadingOfAList(String path) throws IOException {
        assertThat(Jsoup.parse(page(with, path)).select("main > h1 + .vt-share"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/recipes",
                "/recipes/plum-galette",
                "/recipes/today",
                "/journal",
                "/journal/forty-hotel-breakfasts",
                "/films/a-loaf-overnight",
                "/shop",
                "/shop/proving-basket",
                "/login"
            })
    void addsToAPageAndTakesNothingAway(String path) throws IOException {
        assertThat(Bytes.isWithin(page(without, path), page(with, path))).isTrue();
    }

    @Test
    void leavesTheLoginPageWithoutDescriptionAndShareLinks() throws IOException {
        Document document = Jsoup.parse(page(with, "/login"));
        assertThat(document.select("[property=og:description], [name=twitter:description]"))
                .isEmpty();
        assertThat(document.select(".vt-share")).isEmpty();
        for (String network : NETWORKS) {
            assertThat(document.select("a[href^=" + network + "]")).as(network).isEmpty();
        }
    }

    @Test
    void saysNothingOfAPersonalPage() throws Exception {
        String account = logIn(with);
        assertThat(account).contains("Petronella Sample");
        Document document = Jsoup.parse(account);
        assertThat(document.select("[property=og:description], [property=og:image]"))
                .isEmpty();
        assertThat(Bytes.isWithin(logIn(without), account)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/robots.txt",
                "/api/opening-hours.json",
                "/site.css",
                "/icon.svg",
                "/pictures/plum-galette.jpg",
                "/pictures/icon.png",
                "/videos/a-loaf-overnight.webm",
                "/videos/a-loaf-overnight.mp4",
                "/no-such-page",
                "/account",
                "/films"
            })
    void leavesAloneWhatIsNoPage(String path) throws IOException {
        for (String method : List.of("GET ", "HEAD ")) {
            Answer plain = RawHttp.send(without.address(), method + path);
            Answer filtered = RawHttp.send(with.address(), method + path);
            assertThat(filtered.status()).as(path).isEqualTo(plain.status());
            assertThat(filtered.body()).as(path).isEqualTo(plain.body());
            assertThat(comparable(filtered, with)).as(path).isEqualTo(comparable(plain, without));
        }
    }

    @Test
    void leavesRangesOfAFilmAlone() throws IOException {
        Answer plain = RawHttp.send(without.address(), "GET /videos/a-loaf-overnight.webm", "Range: bytes=100-299");
        Answer filtered = RawHttp.send(with.address(), "GET /videos/a-loaf-overnight.webm", "Range: bytes=100-299");
        assertThat(filtered.status()).isEqualTo(206);
        assertThat(filtered.body()).isEqualTo(plain.body()).hasSize(200);
    }

    @Test
    void leavesTheFeedAlone() throws IOException {
        String feed = page(with, "/journal/feed.xml");
        assertThat(feed.replace(with.address().toString(), without.address().toString()))
                .isEqualTo(page(without, "/journal/feed.xml"));
        assertThat(feed).contains("<guid>" + with.address() + "journal/forty-hotel-breakfasts</guid>");
    }

    private static String logIn(DemoProcess demo) throws IOException, InterruptedException {
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(Redirect.NORMAL)
                .build();
        HttpRequest login = HttpRequest.newBuilder(demo.address().resolve("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("email=guest%40example.org&password=crumbs"))
                .build();
        return browser.send(login, BodyHandlers.ofString()).body();
    }

    private static String page(DemoProcess demo, String path) throws IOException {
        Answer answer = RawHttp.send(demo.address(), "GET " + path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.content();
    }

    private static String content(Document document, String name) {
        return document.select("meta[property=" + name + "], meta[name=" + name + "]")
                .attr("content");
    }

    /** The headers, less those that name a moment or the server's own port. */
    private static Set<String> comparable(Answer answer, DemoProcess demo) {
        Set<String> headers = new TreeSet<>();
        for (String header : answer.headers()) {
            String name = header.substring(0, header.indexOf(':') + 1);
            if (!name.equals("Date:")) {
                headers.add(header.replace(demo.address().getAuthority(), "HERE")
                        .replaceFirst("(?i)^(etag|last-modified):.*", "$1"));
            }
        }
        return headers;
    }
}
