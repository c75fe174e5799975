package dev.vitrine.enhance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.rewrite.HoldWindow;
import dev.vitrine.rewrite.HtmlRewriter;
import dev.vitrine.rewrite.WindowPool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocialTagsTest {
    private static final SiteSettings WITHOUT_BARS = new SiteSettings(
            Optional.empty(),
            Set.of(),
            "/_vitrine",
            SocialSettings.DEFAULT,
            new ShareSettings(
                    Set.of(),
                    ShareSettings.DEFAULT.controls(),
                    ShareSettings.DEFAULT.more(),
                    ShareSettings.DEFAULT.sharer()));

    private static final String ARTICLE = """
            <!doctype html>
            <html lang="de"><head><meta charset="utf-8"><title>Brot und Zeit | Backstube</title></head>
            <body><header><h1>Backstube</h1></header>
            <main><article><h1>Brot und Zeit</h1>
            <p class="byline">Von Ada Beispiel, <time datetime="2024-03-05T10:00:00+01:00">5. März 2024</time></p>
            <figure><img src="/bilder/laib.jpg" width="1200" height="630" alt="Ein Laib Brot auf Holz"></figure>
            <p>Wer dem Teig eine Nacht lässt, bekommt ein Brot, das vier Tage frisch bleibt und nach Korn schmeckt.</p>
            </article></main></body></html>
            """;

    @Test
    void writesWhatAnArticleLacksBehindItsCharset() throws IOException {
        assertThat(added(ARTICLE)).isEqualTo("""
                        <!--vitrine:tags-->
                        <meta property="og:title" content="Brot und Zeit">
                        <meta property="og:description" content="Wer dem Teig eine Nacht lässt, bekommt ein Brot, das vier Tage frisch bleibt und nach Korn schmeckt.">
                        <meta property="og:url" content="http://localhost/brot">
                        <meta property="og:type" content="article">
                        <meta property="og:site_name" content="Backstube">
                        <meta property="og:locale" content="de_DE">
                        <meta property="og:image" content="http://localhost/bilder/laib.jpg">
                        <meta property="og:image:width" content="1200">
                        <meta property="og:image:height" content="630">
                        <meta property="og:image:type" content="image/jpeg">
                        <meta property="og:image:alt" content="Ein Laib Brot auf Holz">
                        <meta property="article:published_time" content="2024-03-05T10:00:00+01:00">
                        <meta property="article:author" content="Ada Beispiel">
                        <meta name="author" content="Ada Beispiel">
                        <meta name="twitter:card" content="summary_large_image">
                        <meta name="twitter:image:alt" content="Ein Laib Brot auf Holz">
                        <meta name="twitter:label1" content="Verfasst von">
                        <meta name="twitter:data1" content="Ada Beispiel">
                        <meta name="twitter:label2" content="Lesezeit">
                        <meta name="twitter:data2" content="1 Min.">
                        <meta name="robots" content="max-image-preview:large">
                        <link rel="canonical" href="http://localhost/brot">
                        <script type="application/ld+json">{"@context":"https://schema.org","@type":"Article",\
                        "headline":"Brot und Zeit","description":"Wer dem Teig eine Nacht l\\u00e4sst, bekommt ein Brot, das vier Tage frisch bleibt und nach Korn schmeckt.",\
                        "url":"http://localhost/brot","image":["http://localhost/bilder/laib.jpg"],\
                        "datePublished":"2024-03-05T10:00:00+01:00","author":[{"@type":"Person","name":"Ada Beispiel"}],\
                        "publisher":{"@type":"Organization","name":"Backstube"}}</script>""");
    }

    @Test
    void leavesAloneWhatThePageSaysItself() throws IOException {
        String page = ARTICLE.replace(
                "</title>",
                "</title><meta property=og:title content=Mine><meta property='og:image' content='https://example.org/a.png'>");
        Document document = Jsoup.parse(rewrite(page));
        assertThat(contents(document, "og:title")).containsExactly("Mine");
        assertThat(contents(document, "og:image")).containsExactly("https://example.org/a.png");
    }

    @Test
    void putsACompleteTagBeforeAnEmptyOne() throws IOException {
        Document document =
                Jsoup.parse(rewrite(ARTICLE.replace("</title>", "</title><meta property=og:title content=''>")));
        assertThat(contents(document, "og:title")).containsExactly("Brot und Zeit", "");
    }

    /** Browsers take all of it for the title, and show nothing. */
    @Test
    void looksIntoTheBodyForWhatAnEmptyTagLacks() {
        String page = "<!doctype html><html><head><title>Bread</title><meta property=og:title content=Bread>"
                + "<meta property=og:type content=article><meta property=og:description content=Rye>"
                + "<meta property=og:image content=''></head><body>" + "<nav><a href=/a>A</a></nav>".repeat(800)
                + "<main><h1>Bread</h1><img src=/loaf.jpg width=1200 height=800></main></body></html>";

        assertThat(Enhancing.PLAIN.contents(page, "og:image")).contains("http://localhost:8080/loaf.jpg");
    }

    @Test
    void leavesAPageAloneWhoseTitleNeverEnds() throws IOException {
        assertThat(rewrite("<html><head><meta charset=utf-8><title>Bread</head><body><h1>Bread</h1></body></html>"))
                .isEqualTo(
                        "<html><head><meta charset=utf-8>\n<!--vitrine:tags--><title>Bread</head><body><h1>Bread</h1>"
                                + "</body></html>");
    }

    @Test
    void leavesAPageAloneThatNothingNames() throws IOException {
        assertThat(rewrite("<html><body><ol><li><p>Nobody says what this is.</p></li></ol></body></html>"))
                .isEqualTo(
                        "<html>\n<!--vitrine:tags--><body><ol><li><p>Nobody says what this is.</p></li></ol></body></html>");
    }

    @Test
    void prefersWhatTheApplicationSaysOfThePage() throws IOException {
        PageRequest request = request(Map.of("title", "Said <b> & \"quoted\""), false);
        assertThat(contents(Jsoup.parse(rewrite(ARTICLE, request, 4096)), "og:title"))
                .containsExactly("Said <b> & \"quoted\"");
    }

    @Test
    void takesTheFirstPictureOfTheContentRatherThanThatOfAStep() throws IOException {
        String page = """
                <!doctype html><html lang=en><head><title>Plum galette</title></head><body><main><article>
                <header><h1>Plum galette</h1><p class=lead>A tart without a tin, for the week when the plums arrive all at once.</p></header>
                <figure class=wide><img src=/galette.jpg width=1200 height=800 alt="A galette on a board"></figure>
                <ol><li><h3>Dough</h3><p>Rub the butter into the flour until no piece is larger than a pea, then add the water.</p>
                <figure><img src=/dough.jpg width=1200 height=800 alt="Dough in a bowl, with flour"></figure></li>
                <li><h3>Plums</h3><p>Halve the plums, and turn them in sugar and starch until every cut side is covered.</p>
                <figure><img src=/plums.jpg width=1200 height=800 alt="Halved plums in a bowl"></figure></li></ol>
                </article></main></body></html>
                """;
        assertThat(contents(Jsoup.parse(rewrite(page)), "og:image")).containsExactly("http://localhost/galette.jpg");
    }

    @Test
    void writesIntoAHeadWhoseTagWasLeftOut() throws IOException {
        String page = "<!doctype html>\n<meta charset=utf-8>\n<title>Plums</title>\n<h1>Plums</h1><p>When they arrive.";
        assertThat(rewrite(page))
                .startsWith("<!doctype html>\n<meta charset=utf-8>\n<!--vitrine:tags-->\n<meta property=\"og:title\"");
        assertThat(rewrite(page.replace("<meta charset=utf-8>\n", "")))
                .startsWith("<!doctype html>\n\n<!--vitrine:tags-->\n<meta property=\"og:title\"");
    }

    @Test
    void leavesACommentWhereItIsThatStandsBeforeTheHead() throws IOException {
        for (String begin : List.of("<!doctype html><!-- c -->", "<!doctype html><html><!-- c -->\n")) {
            String headless = begin + "<title>A loaf</title><body><h1>A loaf</h1><p>Flour and water.</p>";
            assertThat(rewrite(headless)).startsWith(begin + "\n<!--vitrine:tags-->");
        }
    }

    @Test
    void showsAVideoByItsPoster() throws IOException {
        String page = """
                <!doctype html><html lang=en><head><title>A loaf overnight</title></head><body><main><article>
                <h1>A loaf overnight</h1><figure><video poster=/night.jpg width=960 height=540><source src=/night.mp4></video></figure>
                <p>We put a spoonful of dough into a glass, marked its height, and let the night go by in peace.</p>
                </article></main></body></html>
                """;
        assertThat(contents(Jsoup.parse(rewrite(page)), "og:image")).containsExactly("http://localhost/night.jpg");
    }

    @Test
    void changesNothingTheSecondTime() throws IOException {
        PageRequest request = request(Map.of(), false);
        String once = rewrite(SiteSettings.DEFAULT, ARTICLE, request, 4096);
        assertThat(once).contains("og:title", "vt-share");
        assertThat(rewrite(SiteSettings.DEFAULT, once, request, 4096)).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>A fragment of a page, as scripts fetch it, with enough text to make a description of it.</p>",
                "<!doctype html><head><meta name=vitrine content=off><title>Left alone</title></head><body><p>Text",
                "{\"json\": \"that calls itself HTML\"}"
            })
    void addsNothingWhereNothingIsWanted(String page) throws IOException {
        assertThat(rewrite(page)).isEqualTo(page);
    }

    @Test
    void saysNothingOfAPersonalPage() throws IOException {
        assertThat(rewrite(ARTICLE, request(Map.of(), true), 4096)).doesNotContain("og:", "twitter:");
    }

    @Test
    void saysNothingOfALogin() throws IOException {
        String page = "<!doctype html><html><head><title>Sign in</title></head><body><main><h1>Sign in</h1>"
                + "<p>Please enter the name and the password that we have sent you by mail last week.</p>"
                + "<form><input type=password name=p></form></main></body></html>";
        assertThat(contents(Jsoup.parse(rewrite(page)), "og:description")).isEmpty();
    }

    private static List<String> contents(Document document, String property) {
        return document.select("head > meta[property=" + property + "]").stream()
                .map((Element meta) -> meta.attr("content"))
                .toList();
    }

    private static String added(String page) throws IOException {
        String rewritten = rewrite(page);
        int start = rewritten.indexOf("<!--vitrine:tags-->");
        return rewritten.substring(start, rewritten.indexOf("<title>"));
    }

    private static PageRequest request(Map<String, String> overrides, boolean personal) {
        return new PageRequest(
                "http",
                "localhost",
                80,
                "/brot",
                Optional.empty(),
                "",
                false,
                personal,
                false,
                false,
                false,
                Optional.empty(),
                overrides,
                Map.of());
    }

    /** Rewrites a page in chunks of several sizes, and checks that the size never shows in the result. */
    private static String rewrite(String page) throws IOException {
        PageRequest request = request(Map.of(), false);
        String whole = rewrite(page, request, Integer.MAX_VALUE);
        for (int size : new int[] {1, 2, 3, 7, 61, 500}) {
            assertThat(rewrite(page, request, size)).as("in chunks of %d", size).isEqualTo(whole);
        }
        return whole;
    }

    private static String rewrite(String page, PageRequest request, int size) throws IOException {
        return rewrite(WITHOUT_BARS, page, request, size);
    }

    private static String rewrite(SiteSettings settings, String page, PageRequest request, int size)
            throws IOException {
        byte[] bytes = page.getBytes(UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HtmlRewriter rewriter = HtmlRewriter.ofBytes(
                new PageEnhancer(settings, request),
                out::write,
                Optional.empty(),
                HoldWindow.of(new WindowPool(1 << 20)));
        for (int i = 0; i < bytes.length; i += Math.min(size, bytes.length)) {
            rewriter.write(bytes, i, Math.min(size, bytes.length - i));
        }
        rewriter.end();
        return out.toString(UTF_8);
    }
}
