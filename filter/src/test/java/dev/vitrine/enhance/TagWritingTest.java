package dev.vitrine.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.html.Json;
import dev.vitrine.metadata.SiteDefaults;
import dev.vitrine.rewrite.Rewriting;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class TagWritingTest {
    private static String page(String head, String body) {
        return "<!doctype html><html lang=en><head><title>A loaf overnight</title>" + head
                + "</head><body><main><article>"
                + "<h1>A loaf overnight</h1>" + body
                + "<p>We put a spoonful of dough into a glass, marked its height, and let the night go by in peace.</p>"
                + "</article></main></body></html>";
    }

    private static final String SIGNED =
            page("", "<p class=byline>By Ada Example, <time datetime=2024-03-05>5 March</time></p>");

    private static SocialSettings settings() {
        return new SocialSettings(
                true,
                true,
                true,
                new SiteDefaults(
                        Optional.of("The Corner Bakery"),
                        Optional.empty(),
                        Optional.of("/card.jpg"),
                        Optional.of("en_GB")),
                Optional.of("@bakery"),
                Optional.of("@bakery@social.example"),
                Map.of(
                        "Ada Example",
                        new AuthorAccounts(
                                Optional.of("@ada"),
                                Optional.of("@ada@social.example"),
                                Optional.of("https://www.example.org/ada"))),
                List.of("https://social.example/@bakery"),
                List.of(new FeedLink(FeedLink.Kind.RSS, "/feed.xml"), new FeedLink(FeedLink.Kind.JSON, "/feed.json")),
                Optional.of("#b5452c"),
                Optional.of("https://mentions.example/endpoint"),
                Optional.of("at://did:plc:abc/site.standard.publication/1"),
                Optional.of("12345"));
    }

    @Test
    void writesWhatTheSettingsKnowOfSiteAndAuthor() {
        Enhancing site = Enhancing.of(settings());

        assertThat(List.of("og:site_name", "og:image", "twitter:site", "twitter:creator", "fediverse:creator").stream()
                        .map(key -> site.contents(SIGNED, key)))
                .containsExactly(
                        List.of("The Corner Bakery"),
                        List.of("http://localhost:8080/card.jpg"),
                        List.of("@bakery"),
                        List.of("@ada"),
                        List.of("@ada@social.example"));
        assertThat(List.of("article:author", "author", "theme-color", "fb:app_id").stream()
                        .map(key -> site.contents(SIGNED, key)))
                .containsExactly(
                        List.of("https://www.example.org/ada"),
                        List.of("Ada Example"),
                        List.of("#b5452c"),
                        List.of("12345"));
    }

    @Test
    void namesTheFeedsThatTheHeadLacks() {
        String page = page("<link rel=alternate type=application/rss+xml title=News href=/feed.xml>", "");

        assertThat(Enhancing.of(settings()).document(page).select("link[rel=alternate]").stream()
                        .map((Element link) -> link.attr("type") + " " + link.attr("title") + " " + link.attr("href")))
                .containsExactly(
                        "application/feed+json The Corner Bakery (JSON Feed) http://localhost:8080/feed.json",
                        "application/rss+xml News /feed.xml");
    }

    private static List<String> links(Enhancing site, String page, String rel) {
        return site.document(page).select("link[rel=" + rel + "]").eachAttr("href");
    }

    @Test
    void namesTheOwnersProfilesOnTheFirstPageAndThoseOfAnAuthorOnTheirs() {
        Enhancing site = Enhancing.of(settings());
        String author = page("<link rel=canonical href=https://www.example.org/ada>", "");

        assertThat(links(site.path("/"), SIGNED, "me")).containsExactly("https://social.example/@bakery");
        assertThat(links(site, SIGNED, "me")).isEmpty();
        assertThat(links(site, author, "me")).containsExactly("https://social.example/@ada", "https://x.com/ada");
    }

    @Test
    void namesTheEndpointForMentionsOnce() {
        Enhancing site = Enhancing.of(settings());

        assertThat(links(site, SIGNED, "webmention")).containsExactly("https://mentions.example/endpoint");
        assertThat(links(site, page("<link rel=webmention href=/own>", ""), "webmention"))
                .containsExactly("/own");
    }

    @Test
    void namesTheRecordsOfThePublicationAndOfAPage() {
        Enhancing site = Enhancing.of(settings());
        String uri = "at://did:plc:abc/site.standard.document/2";

        assertThat(links(site.path("/"), SIGNED, "site.standard.publication"))
                .containsExactly("at://did:plc:abc/site.standard.publication/1");
        assertThat(links(site.saying(Map.of("document", uri), Map.of()), SIGNED, "site.standard.document"))
                .containsExactly(uri);
        assertThat(links(
                        site,
                        page("<meta name=vitrine:document content='javascript:alert(1)'>", ""),
                        "site.standard.document"))
                .isEmpty();
    }

    @Test
    void tellsHowLongAnArticleTakesToReadWhereItHasBeenReadToItsEnd() {
        String story = SIGNED.replace("</article>", "<p>" + "Bread takes its time. ".repeat(115) + "</p></article>");

        assertThat(Enhancing.PLAIN.contents(story, "twitter:label1")).containsExactly("Written by");
        assertThat(Enhancing.PLAIN.contents(story, "twitter:label2")).containsExactly("Reading time");
        assertThat(Enhancing.PLAIN.contents(story, "twitter:data2")).containsExactly("2 min");
        assertThat(Enhancing.PLAIN.contents(
                        story.replace("</main></body></html>", "").replace("</article>", ""), "twitter:label2"))
                .isEmpty();
    }

    private static final String RECIPE = page("", """
            <div class="h-recipe"><ul><li class="p-ingredient">500 g rye flour</li><li class=p-ingredient>Salt</li></ul>
            <p>Makes <span class=p-yield>two loaves</span> in <time class=dt-duration datetime=PT1H15M>75 minutes</time>.</p>
            <div class=e-instructions><ol><li>Mix.</li><li>Bake &amp; cool.</li></ol></div></div>""");

    @Test
    void tellsTimeAndYieldOfARecipe() {
        assertThat(List.of("og:type", "twitter:label1", "twitter:data1", "twitter:label2", "twitter:data2").stream()
                        .flatMap(key -> Enhancing.PLAIN.contents(RECIPE, key).stream()))
                .containsExactly("article", "Time", "75 min", "Yield", "two loaves");
    }

    @Test
    void describesARecipeThatTheBodyTells() {
        assertThat(Enhancing.PLAIN.data(RECIPE)).isEqualTo(List.of(Json.read("""
                {"@context": "https://schema.org", "@type": "Recipe", "name": "A loaf overnight",
                 "description": "We put a spoonful of dough into a glass, marked its height, and let the night go by in peace.",
                 "url": "http://localhost:8080/page", "recipeYield": "two loaves",
                 "recipeIngredient": ["500 g rye flour", "Salt"],
                 "recipeInstructions": [{"@type": "HowToStep", "text": "Mix."}, {"@type": "HowToStep", "text": "Bake & cool."}],
                 "totalTime": "PT75M"}
                """)));
    }

    @Test
    void writesTheRecordingThatAPageIsFor() {
        String data = page(
                "<script type=application/ld+json>{\"@type\":\"PodcastEpisode\",\"name\":\"A loaf overnight\","
                        + "\"associatedMedia\":{\"@type\":\"MediaObject\",\"contentUrl\":\"/a/loaf.mp3?x=1\"}}</script>",
                "");
        String player = page("", "<audio controls src=/a/loaf.ogg></audio>");

        assertThat(Enhancing.PLAIN.contents(data, "og:audio")).containsExactly("http://localhost:8080/a/loaf.mp3?x=1");
        assertThat(Enhancing.PLAIN.contents(data, "og:audio:type")).containsExactly("audio/mpeg");
        assertThat(Enhancing.PLAIN.contents(player, "og:audio:type")).containsExactly("audio/ogg");
        assertThat(Enhancing.PLAIN.contents(
                        player.replace("</audio>", "</audio><audio src=/b.mp3></audio>"), "og:audio"))
                .isEmpty();
    }

    @Test
    void writesWhomAProfileIsAbout() {
        String profile = page(
                "<script type=application/ld+json>{\"@type\":\"ProfilePage\",\"mainEntity\":{\"@type\":\"Person\","
                        + "\"name\":\"Ada Example\",\"givenName\":\"Ada\",\"familyName\":\"Example\","
                        + "\"alternateName\":\"ada\"}}</script>",
                "");

        assertThat(List.of("og:type", "profile:first_name", "profile:last_name", "profile:username").stream()
                        .flatMap(key -> Enhancing.PLAIN.contents(profile, key).stream()))
                .containsExactly("profile", "Ada", "Example", "ada");
    }

    @Test
    void namesNoCanonicalAddressForOneFaceOfAPage() {
        assertThat(Enhancing.PLAIN
                        .document(SIGNED)
                        .select("link[rel=canonical]")
                        .eachAttr("href"))
                .containsExactly("http://localhost:8080/page");
        assertThat(Enhancing.PLAIN.query("utm_source=x").document(SIGNED).select("link[rel=canonical]"))
                .hasSize(1);
        assertThat(Enhancing.PLAIN.query("page=2").document(SIGNED).select("link[rel=canonical]"))
                .isEmpty();
    }

    @Test
    void leavesTheOwnCanonicalAddressAlone() {
        String page = page("<link rel=canonical href=/other>", "");

        assertThat(Enhancing.PLAIN.document(page).select("link[rel=canonical]").eachAttr("href"))
                .containsExactly("/other");
    }

    @Test
    void tellsSearchEnginesNothingOfAPageThatTheyAreToLeaveOut() {
        String page = SIGNED.replace("<title>", "<meta name=robots content=noindex><title>");

        for (String rewritten :
                List.of(Enhancing.PLAIN.page(page), Enhancing.PLAIN.robots(true).page(SIGNED))) {
            assertThat(rewritten).contains("og:title").doesNotContain("ld+json", "canonical", "max-image-preview");
        }
    }

    @Test
    void leavesTheRulesForRobotsToThoseWhoHaveAny() {
        String own = page("<meta name=robots content=nosnippet>", "");

        assertThat(Enhancing.PLAIN.contents(SIGNED, "robots")).containsExactly("max-image-preview:large");
        assertThat(Enhancing.PLAIN.contents(own, "robots")).containsExactly("nosnippet");
        assertThat(Enhancing.PLAIN.robots(false).contents(SIGNED, "robots")).isEmpty();
    }

    /** Readers of {@code property} alone find the page's title and description, and would find no picture. */
    @Test
    void repeatsAPictureUnderPropertyThatStandsUnderNameAlone() {
        String page = page(
                "<meta name=og:title content=Mine><meta name=og:description content='My words.'>"
                        + "<meta name=og:image content=http://localhost/a.png>",
                "");

        assertThat(Enhancing.PLAIN
                        .document(page)
                        .select("meta[property=og:title], meta[property=og:description], meta[property=og:image]")
                        .eachAttr("content"))
                .containsExactly("http://localhost/a.png");
        assertThat(Enhancing.PLAIN.contents(page, "description")).containsExactly("My words.");
    }

    @Test
    void repeatsATitleUnderPropertyWhereThePageHasNoOther() {
        String page = page("<meta name=og:title content=Mine>", "").replace("<title>A loaf overnight</title>", "");

        assertThat(Enhancing.PLAIN.contents(page, "og:title")).containsExactly("Mine", "Mine");
    }

    @Test
    void putsTheAbsoluteAddressOfAPictureBehindARelativeOne() {
        String page = page("<meta property=og:image content=/loaf.jpg><meta property=og:image:width content=9>", "");

        assertThat(Enhancing.PLAIN.pageEveryWay(page)).contains("""
                <meta property=og:image content=/loaf.jpg>
                <meta property="og:image" content="http://localhost:8080/loaf.jpg"><meta property=og:image:width content=9>""");
    }

    @Test
    void leavesAnAddressAloneThatMayStandOnlyOnce() {
        String page = page("<meta property=og:url content=/loaf><meta name=twitter:image content=/loaf.jpg>", "");

        assertThat(Enhancing.PLAIN.contents(page, "og:url")).containsExactly("/loaf");
        assertThat(Enhancing.PLAIN.contents(page, "twitter:image")).containsExactly("/loaf.jpg");
    }

    @Test
    void takesNoEncodedAddressForARelativeOne() {
        String page = page("<meta property=og:url content=https%3A%2F%2Fwww.example.org%2F>", "");

        assertThat(Enhancing.PLAIN.document(page).select("link[rel=canonical]").eachAttr("href"))
                .containsExactly("http://localhost:8080/page");
    }

    @Test
    void countsWhatATemplateLeftAsNoValue() {
        String page =
                page("<meta property=og:title content='{{ title }}'><meta property=og:url content=undefined>", "");

        assertThat(Enhancing.PLAIN.contents(page, "og:title")).containsExactly("A loaf overnight", "{{ title }}");
        assertThat(Enhancing.PLAIN.contents(page, "og:url")).containsExactly("http://localhost:8080/page", "undefined");
    }

    @Test
    void closesTheTagsOfXhtml() {
        PageRequest xhtml = new PageRequest(
                "http",
                "localhost",
                80,
                "/page",
                Optional.empty(),
                "",
                false,
                false,
                false,
                false,
                true,
                Optional.empty(),
                Map.of(),
                Map.of());
        String rewritten = new Enhancing(settings(), xhtml, ServedImages.none()).page(SIGNED);
        String added = rewritten.substring(rewritten.indexOf("<!--vitrine"), rewritten.indexOf("<title>"));

        assertThat(added.lines().filter(line -> line.startsWith("<meta") || line.startsWith("<link")))
                .hasSizeGreaterThan(10)
                .allMatch(line -> line.endsWith(" />"));
    }

    @Test
    void putsLinksAndScriptsBehindTheBaseElement() {
        String page = SIGNED.replace("</title>", "</title><base href=http://localhost:8080/a/><link rel=next href=b>");
        List<String> head = Enhancing.PLAIN.document(page).head().children().stream()
                .map(Element::normalName)
                .dropWhile("meta"::equals)
                .toList();

        assertThat(head).containsExactly("title", "base", "link", "script", "link");
        assertThat(Enhancing.PLAIN.pageEveryWay(page)).contains("""
                <base href=http://localhost:8080/a/>
                <link rel="canonical" href="http://localhost:8080/page">""");
    }

    /** Who takes it for another encoding sees the same then. */
    @Test
    void writesAsciiIntoAPageThatDeclaresAnEncodingOfOld() {
        String text = "<p>Über Nacht fällt der Teig zusammen: dann ist er reif – und wird gebacken.</p>";
        String utf8 = page("<meta charset=utf-8>", text);

        assertThat(Enhancing.PLAIN.page(utf8)).contains("<meta property=\"og:description\" content=\"Über Nacht fällt");
        for (String charset : List.of(
                "<meta charset=iso-8859-1>",
                "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>")) {
            PageRequest request = PageRequest.anonymous("http", "localhost", 8080, "/page");
            byte[] page = page(charset, text).getBytes(Charset.forName("windows-1252"));
            byte[] out = Rewriting.with(() -> new PageEnhancer(SiteSettings.DEFAULT, request))
                    .declaring(Optional.empty())
                    .whole(page);

            assertThat(new String(out, StandardCharsets.US_ASCII))
                    .contains("content=\"&#220;ber Nacht f&#228;llt der Teig zusammen: dann ist er reif &#8211; und");
        }
    }

    @Test
    void writesIntoAHeadWhoseTagIsLeftOut() {
        String page = "<!doctype html><meta charset=utf-8><title>A loaf overnight</title><p>Text";

        assertThat(Enhancing.PLAIN.page(page))
                .startsWith("<!doctype html><meta charset=utf-8>\n<!--vitrine:tags-->\n<meta property=\"og:title\"");
    }

    @Test
    void keepsAllOfItWithinTheFirstKilobytes() {
        String page = SIGNED.replace("</main>", "<p>" + "Füllung ".repeat(4_000) + "</main>");
        String rewritten = Enhancing.of(settings()).page(page);

        assertThat(rewritten.lastIndexOf("</script>")).isBetween(1, 16 * 1024);
    }
}
