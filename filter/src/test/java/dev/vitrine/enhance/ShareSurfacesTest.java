package dev.vitrine.enhance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.rewrite.HoldWindow;
import dev.vitrine.rewrite.Rewriting;
import dev.vitrine.share.Sharer;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ShareSurfacesTest {
    private static final PageRequest REQUEST = PageRequest.anonymous("http", "localhost", 8080, "/bread");
    private static final SocialSettings NO_TAGS = SocialSettings.OFF;
    private static final String PARAGRAPHS = "<p>It was a cold morning at the harbour.</p>\n".repeat(80);

    private static SiteSettings settings(ShareSettings sharing) {
        return new SiteSettings(Optional.empty(), Set.of(), "/_vitrine", NO_TAGS, sharing);
    }

    private static Rewriting rewriting(SiteSettings settings, PageRequest request) {
        return Rewriting.with(() -> new PageEnhancer(settings, request));
    }

    /** A page without its tags, and every bar in a word. */
    private static String abridged(String html) {
        return html.replaceAll("(?s)<div class=\"vt-share\".*?</div>", "[bar]")
                .replaceAll("\n<!--vitrine:tags-->(\n<meta [^>]*>)*", "")
                .replaceAll("(?s)<(div|section) class=\"vt-share vt-(\\w+)\".*?</\\1>", "[$2]");
    }

    /** What becomes of a body, every bar abridged, however the page is cut. */
    private static String body(String body) {
        return body(body, ShareSettings.DEFAULT);
    }

    private static String body(String body, ShareSettings sharing) {
        String page = "<!doctype html><title>Bread in forty minutes – The Bakery</title><body>\n" + body + "</body>";
        String whole = abridged(rewriting(settings(sharing), REQUEST).everyWay(page));
        return whole.substring(whole.indexOf("<body>\n") + 7, whole.lastIndexOf("</body>"));
    }

    private static boolean hasBar(String page, PageRequest request) {
        return new String(rewriting(settings(ShareSettings.DEFAULT), request).whole(page.getBytes(UTF_8)), UTF_8)
                .contains("vt-share");
    }

    @ParameterizedTest
    @CsvSource({"en, Share: Email", "de, Teilen: E-Mail", "ar, مشاركة: بريد إلكتروني", "fi, Jaa: Sähköposti"})
    void mailIsNoPlaceToShareOnAndHasANameInEachLanguage(String language, String name) {
        String page = "<!doctype html><html lang=" + language + "><title>Bread</title><main><h1>Bread</h1><p>A</main>";
        String html = rewriting(settings(ShareSettings.DEFAULT), REQUEST).everyWay(page);
        String link = html.substring(html.indexOf("<a href=\"mailto:"));

        assertThat(link.substring(0, link.indexOf("</a>")).replaceAll("<[^>]*>", ""))
                .isEqualTo(name);
    }

    @Test
    void nothingOpensANewTabWhereThePolicyLetsNone() {
        ShareSettings sharing = ShareSettings.DEFAULT
                .withPlaces(ShareSettings.places("heading, end, follow, pictures"))
                .withFollow(Profile.parse("mastodon=@rye@social.example"));
        ContentPolicy policy = ContentPolicy.of(List.of("sandbox allow-scripts"), REQUEST, Optional.empty());
        String page = "<!doctype html><title>Bread</title><body><article><h1>Bread</h1><img src=a.jpg>" + PARAGRAPHS
                + "</article></body>";
        String html = new String(
                Rewriting.with(() -> new PageEnhancer(settings(sharing), REQUEST, ServedImages.none(), policy))
                        .whole(page.getBytes(UTF_8)),
                UTF_8);

        assertThat(html).contains("vt-follow", "vt-pins", "rel=\"me\"").doesNotContain("_blank");
    }

    @Test
    void barStandsUnderTheHeading() {
        assertThat(body("""
                        <header><h1><a href="/">The Bakery</a></h1><nav><ul><li>Shop</ul></nav></header>
                        <main><h1>Bread in forty minutes</h1><p>Flour.</p><p>Water.</p></main>
                        """)).isEqualTo("""
                        <header><h1><a href="/">The Bakery</a></h1><nav><ul><li>Shop</ul></nav></header>
                        <main><h1>Bread in forty minutes</h1>[bar]<p>Flour.</p><p>Water.</p></main>
                        """);
    }

    @Test
    void barStandsBehindTheHeaderAndTheBylineOfAnArticle() {
        assertThat(body("""
                        <article><header><h1>Bread in forty minutes</h1><p>By Ada</p></header><p>A</p><p>B</p></article>
                        """)).isEqualTo("""
                        <article><header><h1>Bread in forty minutes</h1><p>By Ada</p></header>[bar]<p>A</p><p>B</p></article>
                        """);
        assertThat(body("""
                        <article><h1>Bread in forty minutes</h1><p class="byline">By <b>Ada</b></p><p>A</p><p>B</p></article>
                        """)).isEqualTo("""
                        <article><h1>Bread in forty minutes</h1><p class="byline">By <b>Ada</b></p>[bar]<p>A</p><p>B</p></article>
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id=\"app\"",
                "id=\"root\"",
                "id=\"__next\"",
                "id=\"__nuxt\"",
                "id=\"___gatsby\"",
                "id=\"__docusaurus\""
            })
    void nothingStandsInWhatALibraryTakesOverInTheBrowser(String root) {
        String page = "<div " + root + "><main><article><h1>Bread in forty minutes</h1><p>A</p><p>B</p>"
                + "<p>C</p><p>D</p><blockquote>It was a cold morning at the harbour.</blockquote></article></main></div>";
        ShareSettings everywhere = new ShareSettings(
                Set.of(
                        ShareSettings.Place.HEADING,
                        ShareSettings.Place.END,
                        ShareSettings.Place.QUOTES,
                        ShareSettings.Place.FLOATING),
                ShareSettings.DEFAULT.controls(),
                ShareSettings.DEFAULT.more(),
                Sharer.ANONYMOUS);

        assertThat(body(page, everywhere)).isEqualTo(page + "[float]");
    }

    /** As generators of documentation write them, and blogs whose addresses are numbers. */
    @ParameterizedTest
    @ValueSource(strings = {"#bread-in-forty-minutes", "/?p=17", "https://bakery.example/?page_id=17", "/bread"})
    void barStandsUnderAHeadingThatLeadsToItself(String address) {
        String heading = "<main><h1><a href=\"" + address + "\">Bread in forty minutes</a></h1>";

        assertThat(body(heading + "<p>Flour.</p></main>")).isEqualTo(heading + "[bar]<p>Flour.</p></main>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#", "/", "/#top", "/?lang=en", "https://bakery.example", "index.html"})
    void headingThatLeadsToTheFirstPageIsTheNameOfTheSite(String address) {
        String page = "<main><h1><a href=\"" + address + "\">Bread in forty minutes</a></h1><p>Flour.</p></main>";

        assertThat(body(page)).isEqualTo(page);
    }

    @Test
    void classOfThatNameMeansNothing() {
        assertThat(body("<div class=\"app root\"><h1>Bread in forty minutes</h1><p>A</p><p>B</p></div>"))
                .isEqualTo("<div class=\"app root\"><h1>Bread in forty minutes</h1>[bar]<p>A</p><p>B</p></div>");
    }

    @Test
    void barStandsUnderTheHeadingOfAListAfterOneParagraph() {
        assertThat(body("""
                        <main><h1>Bread in forty minutes</h1>
                        <p>All of it.</p><ul><li><a href="/rye">Rye</a></li></ul></main><footer>F</footer>
                        """)).isEqualTo("""
                        <main><h1>Bread in forty minutes</h1>[bar]
                        <p>All of it.</p><ul><li><a href="/rye">Rye</a></li></ul></main><footer>F</footer>
                        """);
    }

    @Test
    void barStandsBehindTheElementThatWrapsTheHeading() {
        assertThat(body("""
                        <main><div class="row"><div><h1>Bread in forty minutes</h1></div><div>4 min</div></div><p>A</p><p>B</p></main>
                        """)).isEqualTo("""
                        <main><div class="row"><div><h1>Bread in forty minutes</h1></div><div>4 min</div></div>[bar]<p>A</p><p>B</p></main>
                        """);
    }

    @Test
    void staysWellFormedWhereThePageIsReadAsXml() throws Exception {
        String page = """
                <?xml version="1.0" encoding="UTF-8"?>
                <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><meta charset="utf-8"/>
                <title>Salt &amp; bread</title></head><body><article><h1>Salt &amp; bread</h1>
                <p class="byline">By Ada, <span class="date">2024-03-05</span></p><p>A</p><p>B</p>
                <blockquote><p>%s</p></blockquote><img src="/loaf.jpg" alt="A loaf" width="600" height="400"/></article>
                </body></html>
                """.formatted("Nobody is in a hurry here. ".repeat(4));
        ShareSettings everything = new ShareSettings(
                        Set.of(ShareSettings.Place.values()),
                        List.of(),
                        List.of("x", "copy", "markdown", "html", "share", "print"),
                        List.of("reddit"),
                        List.of("x"),
                        Profile.parse("mastodon=@rye@social.example"),
                        Sharer.ANONYMOUS)
                .withChosen(ChosenPlace.parse("product=p.byline"));
        SiteSettings settings =
                new SiteSettings(Optional.empty(), Set.of(), "/_vitrine", SocialSettings.DEFAULT, everything);

        String answer =
                rewriting(settings, Enhancing.PLAIN.readAsXml().request()).everyWay(page);

        Document read = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(answer)));
        assertThat(read.getElementsByTagName("svg").getLength()).isGreaterThan(8);
        assertThat(answer)
                .contains("vt-share", "vt-pins", "vt-select", "vt-follow", "vt-quote", "vt-product", "vt-float");
    }

    @Test
    void longArticleHasASecondBarAtItsEnd() {
        String page = "<!doctype html><title>Bread</title><article><h1>Bread</h1>" + PARAGRAPHS + "</article><p>More";

        assertThat(abridged(new String(
                        rewriting(settings(ShareSettings.DEFAULT), REQUEST).whole(page.getBytes(UTF_8)), UTF_8)))
                .isEqualTo("<!doctype html><title>Bread</title><article><h1>Bread</h1>[bar]" + PARAGRAPHS
                        + "[bar]</article><p>More");
    }

    @Test
    void barsStandAtTheSamePlacesWhereNothingIsHeld() {
        String page = "<!doctype html><title>Bread</title><article><h1>Bread</h1>" + PARAGRAPHS + "</article>";

        assertThat(abridged(new String(
                        rewriting(settings(ShareSettings.DEFAULT), REQUEST)
                                .holding(HoldWindow.none())
                                .whole(page.getBytes(UTF_8)),
                        UTF_8)))
                .isEqualTo("<!doctype html><title>Bread</title><article><h1>Bread</h1>[bar]" + PARAGRAPHS
                        + "[bar]</article>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<header><h1>The Bakery</h1></header>",
                "<nav><h1>Bread in forty minutes</h1></nav>",
                "<aside><h1>Bread in forty minutes</h1></aside>",
                "<footer><h1>Bread in forty minutes</h1></footer>",
                "<form><h1>Bread in forty minutes</h1></form>",
                "<table><tr><td><h1>Bread in forty minutes</h1></table>",
                "<ul><li><h1>Bread in forty minutes</h1></ul>",
                "<blockquote><h1>Bread in forty minutes</h1></blockquote>",
                "<a href=/x><h1>Bread in forty minutes</h1></a>",
                "<div hidden><h1>Bread in forty minutes</h1></div>",
                "<div inert><h1>Bread in forty minutes</h1></div>",
                "<div aria-hidden=true><h1>Bread in forty minutes</h1></div>",
                "<div style='display:none'><h1>Bread in forty minutes</h1></div>",
                "<div class=sidebar><h1>Bread in forty minutes</h1></div>",
                "<div role=dialog><h1>Bread in forty minutes</h1></div>",
                "<div id=logo><h1><a href='/'>The Bakery</a></h1></div>",
                "<template><h1>Bread in forty minutes</h1></template>",
                "<noscript><h1>Bread in forty minutes</h1></noscript>",
                "<svg><desc><h1>Bread in forty minutes</h1></desc></svg>",
                "<div><h2>Another thing</h2></div>",
            })
    void nothingStandsWhereItDoesNotBelong(String body) {
        assertThat(body(body)).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/shop/cart",
                "/checkout/",
                "/search",
                "/admin/pages",
                "/konto/Passwort.html",
            })
    void pagesToGetSomethingDoneHaveNoBars(String path) {
        String page = "<!doctype html><title>Bread</title><main><h1>Bread</h1><p>A</main>";

        assertThat(hasBar(page, PageRequest.anonymous("http", "localhost", 8080, path)))
                .isFalse();
    }

    @Test
    void aWebappForAdministratorsHasNoBars() {
        String page = "<!doctype html><title>Bread</title><main><h1>Bread</h1><p>A</main>";

        assertThat(hasBar(page, ofWebapp("/admin"))).isFalse();
        assertThat(hasBar(page, ofWebapp("/bakery"))).isTrue();
    }

    private static PageRequest ofWebapp(String contextPath) {
        return Enhancing.request("localhost", contextPath, "/bread", Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html amp><title>Bread</title><main><h1>Bread</h1><p>A</main>",
                "<html \u26a1><title>Bread</title><main><h1>Bread</h1><p>A</main>",
                "<meta name=vitrine content=off><title>Bread</title><main><h1>Bread</h1><p>A</main>",
                "<title>Bread</title><main><h1>Bread</h1><form><input type=password></form></main>",
            })
    void pagesThatWantNoBarsHaveNone(String page) {
        assertThat(hasBar("<!doctype html>" + page, REQUEST)).isFalse();
    }

    /** To a browser the end of a {@code div} ends what is open in it; to a validator the rest is inside of that. */
    @Test
    void barStandsWhereEveryReaderHasABlock() {
        assertThat(body("""
                        <div><a name="top">Bread</div><a name="bread">bread</a>
                        <main><h1>Bread in forty minutes</h1><p>Flour.</p></main>
                        """)).doesNotContain("[bar]");
        assertThat(body("""
                        <main><div><h1>Bread in forty minutes</h1><div>Rating: <span>five</div></span></div><p>Flour.</p><p>Water.</p></main>
                        """)).isEqualTo("""
                        <main><div><h1>Bread in forty minutes</h1><div>Rating: <span>five</div></span></div>[bar]<p>Flour.</p><p>Water.</p></main>
                        """);
        assertThat(body("""
                        <div><span>Menu</div>
                        <main><div><h1>Bread in forty minutes</h1></div><p>Flour.</p></main></span>
                        """)).isEqualTo("""
                        <div><span>Menu</div>
                        <main><div><h1>Bread in forty minutes</h1></div>[bar]<p>Flour.</p></main></span>
                        """);
        assertThat(body("""
                        <div><my-menu>Menu</div>
                        <main><h1>Bread in forty minutes</h1><p>Flour.</p></main>
                        """)).contains("[bar]");
    }

    /** To a browser {@code </B>} ends {@code <b>}; to a validator that compares letters the rest of the page is bold. */
    @Test
    void barStandsNotInWhatWasClosedInOtherLetters() {
        assertThat(body("""
                        <nav><form><button><b>Menu</B></button></form></nav>
                        <main><h1>Bread in forty minutes</h1><p>Flour.</p></main>
                        """)).doesNotContain("[bar]");
        assertThat(body("""
                        <div><A NAME="top">Top</a></div>
                        <main><h1>Bread in forty minutes</h1><p>Flour.</p></main>
                        """)).doesNotContain("[bar]");
        assertThat(body("""
                        <NAV><UL><LI><B>Menu</B></LI></UL></NAV>
                        <MAIN><H1>Bread in forty minutes</H1><P>Flour.</P><P>Water.</P></MAIN>
                        """)).isEqualTo("""
                        <NAV><UL><LI><B>Menu</B></LI></UL></NAV>
                        <MAIN><H1>Bread in forty minutes</H1>[bar]<P>Flour.</P><P>Water.</P></MAIN>
                        """);
        assertThat(body("""
                        <div><b>Menu</B></div><footer></b></div></footer>
                        <main><h1>Bread in forty minutes</h1><p>Flour.</p><p>Water.</p></main>
                        """)).contains("</h1>[bar]<p>");
    }

    @Test
    void pageWhoseHostNobodyVouchesForLinksToTheHostOfTheClick() {
        String page = "<!doctype html><html lang=en><title>Bread</title><main><h1>Bread</h1><p>A</main>";
        ShareSettings sharing = new ShareSettings(
                Set.of(ShareSettings.Place.HEADING),
                ShareSettings.controls("facebook, copy"),
                ShareSettings.networks(""),
                ShareSettings.DEFAULT.sharer());

        String rewritten = new String(
                rewriting(settings(sharing), PageRequest.anonymous("https", "evil.example", 443, "/bread"))
                        .whole(page.getBytes(UTF_8)),
                UTF_8);

        assertThat(rewritten)
                .contains("href=\"/_vitrine/go/facebook?path=%2Fbread&amp;title=Bread\"")
                .contains("class=\"vt-copy\" href=\"/bread\"")
                .doesNotContain("evil.example");
    }

    @Test
    void pageWithAForeignBaseGetsOurFilesFromItsOwnAddressOrNothing() {
        String page =
                "<!doctype html><base href='https://cdn.example/'><title>Bread</title><main><h1>Bread</h1><p>A</main>";

        assertThat(new String(
                        rewriting(settings(ShareSettings.DEFAULT), REQUEST).whole(page.getBytes(UTF_8)), UTF_8))
                .contains("href=\"http://localhost:8080/_vitrine" + Asset.STYLE.path() + "\" integrity=\""
                        + Asset.STYLE.integrity() + "\" crossorigin=\"\">");
        assertThat(hasBar(page, PageRequest.anonymous("https", "evil.example", 443, "/bread")))
                .isFalse();
    }

    private static ShareSettings places(ShareSettings.Place... places) {
        return ShareSettings.DEFAULT.withPlaces(Set.of(places));
    }

    private static ShareSettings at(String chosen) {
        return places(ShareSettings.Place.HEADING, ShareSettings.Place.END, ShareSettings.Place.MARKED)
                .withChosen(ChosenPlace.parse(chosen))
                .withFollow(Profile.parse("instagram=rye"));
    }

    @Test
    void controlOfAProductStandsBehindItsPriceInsteadOfTheBar() {
        String product = """
                <main itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">Basket</h1><p>Willow.</p>
                <p class="price" itemprop="offers" itemscope itemtype="https://schema.org/Offer"><span>€ 24</span></p>%s<p>Round.</p>
                <div class="related"><h3>Other</h3><p class=price>€ 2</p></div></main>
                """;

        assertThat(body(product.formatted(""), places(ShareSettings.Place.HEADING, ShareSettings.Place.PRODUCT)))
                .isEqualTo(product.formatted("[product]"));
    }

    @Test
    void priceWithinAParagraphHasItsControlBehindTheParagraph() {
        assertThat(body("""
                        <main itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">Basket</h1>
                        <p>Now <span class="product-price">€ 24</span> only</p><p>Round.</p></main>
                        """, places(ShareSettings.Place.PRODUCT))).isEqualTo("""
                        <main itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">Basket</h1>
                        <p>Now <span class="product-price">€ 24</span> only</p>[product]<p>Round.</p></main>
                        """);
    }

    @Test
    void priceInAnArticleIsNoProduct() {
        String body = "<main><h1>Bread</h1><p class=price>€ 4</p><p>A</p></main>";

        assertThat(body(body, places(ShareSettings.Place.PRODUCT))).isEqualTo(body);
    }

    @Test
    void quotationHasAControlBehindIt() {
        assertThat(body("""
                        <article><blockquote><p>It was a cold morning at the harbour.</p></blockquote><p>A</p>
                        <figure><blockquote>Nobody has ever read a feed to its end.</blockquote><figcaption>Ada</figcaption></figure>
                        <p data-vitrine-quote>What the stones keep is not what the rollers promise.</p></article>
                        """, places(ShareSettings.Place.QUOTES))).isEqualTo("""
                        <article><blockquote><p>It was a cold morning at the harbour.</p></blockquote>[quote]<p>A</p>
                        <figure><blockquote>Nobody has ever read a feed to its end.</blockquote><figcaption>Ada</figcaption></figure>[quote]
                        <p data-vitrine-quote>What the stones keep is not what the rollers promise.</p>[quote]</article>
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<blockquote>Too short.</blockquote>",
                "<ul><li><blockquote>It was a cold morning at the harbour.</blockquote></ul>",
                "<aside><blockquote>It was a cold morning at the harbour.</blockquote></aside>",
                "<div class=comments><blockquote>It was a cold morning at the harbour.</blockquote></div>",
                "<blockquote class=twitter-tweet>It was a cold morning at the harbour.</blockquote>",
                "<pre>It was a cold morning at the harbour.</pre>",
            })
    void whatIsNoQuotationOfThePageHasNone(String body) {
        assertThat(body(body, places(ShareSettings.Place.QUOTES))).isEqualTo(body);
    }

    @Test
    void quotationIsSharedWithItsMarksAndItsAuthor() {
        String page =
                "<!doctype html><html lang=de><title>Brot</title><article><figure><blockquote><p>„Es war ein kalter"
                        + " <b>Morgen</b> am Hafen.“</p></blockquote><figcaption>— Ada</figcaption></figure></article>";

        assertThat(new String(
                        rewriting(settings(places(ShareSettings.Place.QUOTES)), REQUEST)
                                .whole(page.getBytes(UTF_8)),
                        UTF_8))
                .contains(
                        "data-text=\"„Es war ein kalter Morgen am Hafen.“ – Ada\"",
                        "https://x.com/intent/tweet?text=%E2%80%9EEs%20war%20ein%20kalter%20Morgen%20am%20Hafen.%E2%80%9C%20%E2%80%93%20Ada&amp;url=");
    }

    @Test
    void quotationIsNotByWhomItCites() {
        String page = "<!doctype html><title>Brot</title><article><blockquote>As <cite>Ada</cite> says, it was a cold"
                + " morning at the harbour.</blockquote></article>";

        assertThat(new String(
                        rewriting(settings(places(ShareSettings.Place.QUOTES)), REQUEST)
                                .whole(page.getBytes(UTF_8)),
                        UTF_8))
                .contains("data-text=\"“As Ada says, it was a cold morning at the harbour.”\"");
    }

    @Test
    void whatFloatsStandsAtTheEndOfTheBody() {
        String body = "<main><p>A</p><img src=a.jpg alt=A></main>\n";

        assertThat(body(
                        body,
                        places(
                                ShareSettings.Place.FLOATING,
                                ShareSettings.Place.PICTURES,
                                ShareSettings.Place.SELECTION)))
                .isEqualTo(body + "[float][pins][select]");
        assertThat(body("<main><p>A</p></main>", places(ShareSettings.Place.PICTURES)))
                .isEqualTo("<main><p>A</p></main>");
    }

    @Test
    void profilesStandAtTheEndOfTheArticle() {
        ShareSettings sharing =
                places(ShareSettings.Place.FOLLOW).withFollow(Profile.parse("mastodon=@rye@social.example"));

        assertThat(body("<article><h1>Bread in forty minutes</h1><p>A</p></article>", sharing))
                .isEqualTo("<article><h1>Bread in forty minutes</h1><p>A</p>[follow]</article>");
    }

    @Test
    void operatorChoosesPlacesBySelectors() {
        assertThat(body("""
                        <div class="page x"><main><h1>Bread in forty minutes</h1><p class="lead big">A</p><p class=lead>B</p></main></div>
                        <footer><div id=social data-x="1"><p>C</p></div></footer>
                        """, at("bar=div.page .lead, follow=footer #social[data-x=1]::after")))
                .isEqualTo("""
                        <div class="page x"><main><h1>Bread in forty minutes</h1><p class="lead big">A</p>[bar]<p class=lead>B</p></main></div>
                        <footer><div id=social data-x="1"><p>C</p>[follow]</div></footer>
                        """);
    }

    /** A page has a root and a body with their tags and without. */
    @ParameterizedTest
    @CsvSource({
        "html .lead, true",
        "body .lead, true",
        "html body .lead, true",
        "HTML Body p, true",
        "html.js .lead, false",
        "p body .lead, false"
    })
    void selectorsMayBeginAtTheRoot(String selector, boolean names) {
        String page = "<!doctype html><title>Bread</title><p class=lead>A</p><p>B</p>";

        assertThat(abridged(rewriting(settings(at("bar=" + selector)), REQUEST).everyWay(page)))
                .isEqualTo(names ? page.replace("A</p>", "A</p>[bar]") : page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"html .lead", "html.js body.home .lead", "* .lead", "[lang=en] .home p"})
    void selectorsMayAskForWhatTheRootIs(String selector) {
        String page = "<!doctype html><html lang=en class=js><title>Bread</title>"
                + "<body class=home><p class=lead>A</p><p>B</p></html>";

        assertThat(abridged(rewriting(settings(at("bar=" + selector)), REQUEST).everyWay(page)))
                .isEqualTo(page.replace("A</p>", "A</p>[bar]"));
    }

    @Test
    void pageChoosesPlacesByMarkers() {
        assertThat(body("""
                        <main><h1>Bread in forty minutes</h1><p>A</p><!-- vitrine:share --><p>B</p></main>
                        <aside><div data-vitrine-share="follow"></div></aside>
                        """, at(""))).isEqualTo("""
                        <main><h1>Bread in forty minutes</h1><p>A</p><!-- vitrine:share -->[bar]<p>B</p></main>
                        <aside><div data-vitrine-share="follow">[follow]</div></aside>
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<table><tr><td><div data-vitrine-share></div></table>",
                "<p>A<!-- vitrine:share --></p>",
                "<div hidden><!-- vitrine:share --></div>",
                "<a href=/x><!-- vitrine:share --></a>",
                "<div data-vitrine-share=off><h1>Bread in forty minutes</h1></div>",
            })
    void nothingStandsWhereABlockMayNot(String body) {
        assertThat(body(body, at(""))).isEqualTo(body);
    }

    @Test
    void mistakeInAPlaceIsNamed() {
        assertThatThrownBy(() -> ChosenPlace.parse("bar=p > a"))
                .hasMessageContaining("\"p > a\", which should be made of tags, .class, #id and [attribute]");
        assertThatThrownBy(() -> ChosenPlace.parse("ban=p")).hasMessageContaining("bar, product, follow, quote");
        assertThatThrownBy(() -> Profile.parse("pocket=x")).hasMessageContaining("Pocket is gone");
        assertThatThrownBy(() -> Profile.parse("mastodon=rye"))
                .hasMessage(
                        "can't be followed: \"rye\" is no account of Mastodon with its server, such as @name@social.example");
    }
}
