package dev.vitrine.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages say of themselves in the vocabulary of schema.org. */
class ThingsTest {
    private static final String ARTICLE =
            "{\"@type\": \"NewsArticle\", \"headline\": \"A loaf\", \"author\": {\"@type\": \"Person\", \"name\": \"Ada Baker\"}}";

    static Stream<String> shapes() {
        return Stream.of(
                ARTICLE,
                "[" + ARTICLE + "]",
                "{\"@context\": \"https://schema.org\", \"@graph\": [{\"@type\": \"WebSite\", \"name\": \"S\"}, "
                        + ARTICLE + "]}",
                "{\"@type\": \"WebPage\", \"name\": \"Page\", \"mainEntity\": " + ARTICLE + "}",
                "{\"@type\": [\"Thing\", \"https://schema.org/NewsArticle\"], \"headline\": [\"A loaf\"], \"author\": [\"Ada Baker\"]}",
                "{\"@graph\": [{\"@type\": \"Article\", \"headline\": \"A loaf\", \"author\": {\"@id\": \"#ada\"}},"
                        + " {\"@type\": \"Person\", \"@id\": \"#ada\", \"name\": \"Ada Baker\"}]}",
                "{\"@graph\": [{\"@type\": \"Article\", \"headline\": \"A loaf\", \"author\": {\"@type\": \"Person\", \"@id\": \"#ada\"},"
                        + " \"editor\": {\"@id\": \"#ada\"}}, {\"@type\": \"Person\", \"@id\": \"#ada\", \"name\": \"Ada Baker\"}]}",
                "{\"@graph\": [{\"@type\": \"Report\", \"headline\": \"A loaf\", \"author\": {\"@id\": \"#ada\"}}, {\"@type\": \"WebPage\","
                        + " \"contributor\": [{\"@type\": \"Person\", \"@id\": \"#ada\", \"name\": \"Ada Baker\"}]}]}",
                "{\"@type\": \"Article\", \"headline\": {\"@value\": \"A loaf\", \"@language\": \"en\"},"
                        + " \"author\": {\"@list\": [{\"name\": \"Ada Baker\"}]}}",
                "<!-- " + ARTICLE + " -->",
                "//<![CDATA[\n" + ARTICLE + "\n//]]>",
                "/* written by hand */ " + ARTICLE.replace("\"}}", "\",},}") + ";",
                ARTICLE.replace("\"", "&quot;"),
                "{\"@type\": \"NewsArticle\", \"description\": \"two\nlines\tand \"quotes\"\", \"headline\": \"A &lt;b&gt;loaf&lt;/b&gt;\","
                        + " \"author\": \"Ada Baker\"",
                "{\"@type\": \"WebSite\", \"name\": \"S\"}</script><script type=\"application/ld+json\">" + ARTICLE);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void readsJsonLdInAllShapes(String block) {
        PageMetadata page = Reading.ofJsonLd(block);
        assertThat(page.title()).contains(new Sourced<>("A loaf", Origin.JSON_LD));
        assertThat(page.authors()).containsExactly(new PageAuthor("Ada Baker", Optional.empty(), Origin.JSON_LD));
        assertThat(page.type()).contains(new Sourced<>("article", Origin.JSON_LD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                <div itemscope itemtype="https://schema.org/NewsArticle"><h2 itemprop="headline">A loaf</h2>
                <span itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Ada Baker</b></span>
                <meta itemprop="datePublished" content="2024-03-05"></div>""", """
                <div itemscope itemtype="https://schema.org/NewsArticle" itemref="by when"><h2 itemprop="headline">A loaf</h2></div>
                <p id="by">By <b itemprop="author">Ada Baker</b></p><div id="when"><time itemprop="datePublished" datetime="2024-03-05">in March</time></div>""", """
                <div itemscope itemtype="https://schema.org/NewsArticle"><h2><a itemprop="headline" href="/loaf">A loaf</a></h2>
                <a itemprop="author" href="/ada">Ada Baker</a>
                <time itemprop="datePublished" datetime="">2024-03-05</time></div>""", """
                <div vocab="https://schema.org/" typeof="NewsArticle"><h2 property="headline">A loaf</h2>
                <span property="author" typeof="Person"><b property="name">Ada Baker</b></span>
                <time property="datePublished" datetime="2024-03-05">in March</time></div>""", """
                <div typeof="schema:NewsArticle"><h2 property="schema:headline">A loaf</h2>
                <span property="schema:author">Ada Baker</span><span property="schema:datePublished" content="2024-03-05">x</span></div>"""})
    void readsMicrodataAndRdfa(String body) {
        PageMetadata page = Reading.of("<!doctype html><html><head></head><body>" + body + "</body></html>");
        assertThat(page.title()).contains(new Sourced<>("A loaf", Origin.MICRODATA));
        assertThat(page.authors()).containsExactly(new PageAuthor("Ada Baker", Optional.empty(), Origin.MICRODATA));
        assertThat(page.published()).contains(new Sourced<>("2024-03-05", Origin.MICRODATA));
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                {"@type": "Product", "name": "Rye", "sku": "R-7", "brand": {"@type": "Brand", "name": "Mill"}, "offers":
                {"@type": "Offer", "price": 19.90, "priceCurrency": "eur", "availability": "https://schema.org/InStock",
                "itemCondition": "NewCondition"}}""", """
                {"@type": "Product", "name": "Rye", "sku": "R-7", "brand": "Mill", "offers": {"@type": "AggregateOffer",
                "lowPrice": "19,90", "highPrice": 30, "priceCurrency": "EUR", "availability": "InStock",
                "itemCondition": "http://schema.org/NewCondition"}}""", """
                {"@type": "Product", "name": "Rye", "brand": "Mill", "offers": [{"@type": "Offer", "sku": "R-7", "availability":
                "LimitedAvailability", "itemCondition": "NewCondition", "price": "19.90 €", "priceCurrency": "€"}]}"""})
    void readsWhatAProductCosts(String block) {
        assertThat(Reading.ofJsonLd(block).product())
                .contains(new Offer(
                        "19.90",
                        "EUR",
                        Optional.of("instock"),
                        Optional.of("new"),
                        Optional.of("Mill"),
                        Optional.of("R-7"),
                        Origin.JSON_LD));
    }

    @Test
    void readsAPriceSpecificationAndMicrodata() {
        assertThat(Reading.ofJsonLd("""
                        {"@type": "Product", "name": "Rye", "offers": {"@type": "Offer", "priceSpecification":
                        {"price": "1,299.00", "priceCurrency": "USD"}}}""").product().map(Offer::amount)).contains("1299.00");
        assertThat(Reading.ofBody("Rye", """
                        <div itemscope itemtype="http://schema.org/Product"><h1 itemprop="name">Rye</h1>
                        <div itemprop="offers" itemscope itemtype="http://schema.org/Offer"><link itemprop="availability"
                        href="http://schema.org/SoldOut"><meta itemprop="priceCurrency" content="GBP"><b itemprop="price">£4.50</b>
                        </div></div>""").product())
                .contains(new Offer(
                        "4.50",
                        "GBP",
                        Optional.of("oos"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Origin.MICRODATA));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"@type\": \"Product\", \"name\": \"Rye\", \"offers\": {\"price\": \"19.90\"}}",
                "{\"@type\": \"Product\", \"name\": \"Rye\", \"offers\": {\"price\": \"on request\", \"priceCurrency\": \"EUR\"}}",
                "{\"@type\": \"Product\", \"name\": \"Rye\", \"offers\": {\"price\": \"12 to 15\", \"priceCurrency\": \"EUR\"}}",
                "{\"@type\": \"Product\", \"name\": \"Rye\", \"offers\": {\"price\": \"19.90\", \"priceCurrency\": \"$\"}}",
                "{\"@type\": \"Article\", \"headline\": \"Rye\", \"offers\": {\"price\": \"19.90\", \"priceCurrency\": \"EUR\"}}"
            })
    void saysNoPriceThatThePageDoesNotSayWhole(String block) {
        assertThat(Reading.ofJsonLd(block).product()).isEmpty();
    }

    @Test
    void readsAVideoThatThePageIsFor() {
        assertThat(Reading.ofJsonLd("""
                        {"@type": "VideoObject", "name": "Kneading", "contentUrl": "/kneading.mp4", "width": 1280, "height": 720,
                        "thumbnailUrl": ["https://example.org/k.jpg"], "uploadDate": "2024-03-05", "duration": "PT1M30S"}""").video())
                .contains(new PageVideo(
                        "https://example.org/kneading.mp4",
                        "video/mp4",
                        OptionalInt.of(1280),
                        OptionalInt.of(720),
                        Optional.of("https://example.org/k.jpg"),
                        Optional.of("PT1M30S"),
                        Optional.of("2024-03-05"),
                        Origin.JSON_LD));
    }

    @Test
    void takesTheOnlyPlayerOfAPageWithLittleText() {
        PageMetadata page = Reading.ofBody(
                "Kneading",
                "<h1>Kneading</h1><video width=640 height=360 poster=/k.jpg><source src=k.webm type=video/webm></video>");
        assertThat(page.video())
                .contains(new PageVideo(
                        "https://example.org/news/k.webm",
                        "video/webm",
                        OptionalInt.of(640),
                        OptionalInt.of(360),
                        Optional.of("https://example.org/k.jpg"),
                        Optional.empty(),
                        Optional.empty(),
                        Origin.VIDEO));
        assertThat(page.type()).contains(new Sourced<>("video.other", Origin.MARKUP));
    }

    @Test
    void takesNoVideoFromAnArticleOrFromOneOfSeveral() {
        String frame = "<iframe src=https://www.youtube.com/embed/x1></iframe>";
        assertThat(Reading.ofBody("Kneading", "<h1>Kneading</h1>" + frame).video())
                .isPresent();
        assertThat(Reading.ofBody("Kneading", "<h1>Kneading</h1>" + frame + frame)
                        .video())
                .isEmpty();
        assertThat(Reading.ofBody("Kneading", "<h1>Kneading</h1><iframe src=https://ads.example/x></iframe>")
                        .video())
                .isEmpty();
        assertThat(Reading.ofBody("Kneading", "<h1>Kneading</h1><time datetime=2024-03-05>March</time>" + frame)
                        .video())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                <script type="application/ld+json">{"@type": "BreadcrumbList", "itemListElement": [
                {"@type": "ListItem", "position": 1, "name": "Home", "item": "https://example.org/"},
                {"@type": "ListItem", "position": 2, "item": {"@id": "/bread", "name": "Bread"}},
                {"@type": "ListItem", "position": 3, "name": "A loaf"}]}</script>""",
                """
                <ol itemscope itemtype="https://schema.org/BreadcrumbList">
                <li itemprop="itemListElement" itemscope itemtype="https://schema.org/ListItem"><a itemprop="item" href="/"><b itemprop="name">Home</b></a></li>
                <li itemprop="itemListElement" itemscope itemtype="https://schema.org/ListItem"><a itemprop="item" href="/bread"><b itemprop="name">Bread</b></a></li>
                <li itemprop="itemListElement" itemscope itemtype="https://schema.org/ListItem"><b itemprop="name">A loaf</b></li></ol>""",
                "<nav class=breadcrumb><a href=/>Home</a> › <a href=/bread>Bread</a> › <a href=>A loaf</a></nav>"
            })
    void readsTheTrailToAPage(String trail) {
        PageMetadata page = Reading.ofBody("A loaf", trail + "<h1>A loaf</h1>");
        assertThat(page.breadcrumbs().stream().map(Crumb::name)).containsExactly("Home", "Bread", "A loaf");
        assertThat(page.section().map(Sourced::value)).contains("Bread");
    }

    @Test
    void readsSectionTagsAndChange() {
        PageMetadata page = Reading.ofJsonLd("""
                {"@type": "Article", "headline": "A loaf", "articleSection": ["Bread", "Food"], "keywords": "rye, oven; rye",
                "datePublished": "2024-03-05T10:00:00+01:00", "dateModified": "2024-03-06T10:00:00Z"}""");
        assertThat(page.section()).contains(new Sourced<>("Bread", Origin.JSON_LD));
        assertThat(page.tags())
                .isEqualTo(List.of(new Sourced<>("rye", Origin.JSON_LD), new Sourced<>("oven", Origin.JSON_LD)));
        assertThat(page.modified()).contains(new Sourced<>("2024-03-06T10:00:00Z", Origin.JSON_LD));
    }

    @Test
    void believesNoChangeBeforeThePublishing() {
        assertThat(Reading.ofJsonLd("""
                        {"@type": "Article", "headline": "A loaf", "datePublished": "2024-03-05", "dateModified": "2023-03-05"}""").modified()).isEmpty();
    }

    @Test
    void readsTheLocalesOfTranslations() {
        assertThat(Reading.of("""
                        <!doctype html><html lang=de><head><link rel=alternate hreflang=de href=/de>
                        <link rel=alternate hreflang=pt-BR href=/pt><link rel=alternate hreflang=en href=/en>
                        <link rel=alternate hreflang=x-default href=/></head><body></body></html>""").alternateLocales()).containsExactly("pt_BR", "en_US");
    }

    @Test
    void readsKeywordsThatAProgramWroteAsItsList() {
        PageMetadata page = Reading.of(
                "<!doctype html><html><head><meta name=parsely-tags content='[rye, /topic/flour, winter bread]'></head><body></body></html>");
        assertThat(page.tags()).extracting(Sourced::value).containsExactly("rye", "winter bread");
    }

    @Test
    void readsWhatOneTagSaysInJsonForAllOthers() {
        PageMetadata page = Reading.of("""
                <!doctype html><html><head><meta name='parsely-page' content='{"title": "A loaf of rye", "type": "post", "post_id": 7,
                "image_url": "\\/rye.jpg", "pub_date": "2024-03-05T08:00:00Z", "section": "Bread", "author": ["Ada Baker", "Carl Miller"],
                "tags": ["rye", "winter"]}'></head><body></body></html>""");
        assertThat(page.title()).contains(new Sourced<>("A loaf of rye", Origin.SIBLING_TAG));
        assertThat(page.image()).contains(PageImage.of("https://example.org/rye.jpg", Origin.SIBLING_TAG));
        assertThat(page.published()).contains(new Sourced<>("2024-03-05T08:00:00Z", Origin.SIBLING_TAG));
        assertThat(page.section()).contains(new Sourced<>("Bread", Origin.SIBLING_TAG));
        assertThat(page.authors()).extracting(PageAuthor::name).containsExactly("Ada Baker", "Carl Miller");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "{\"title\": {\"a\": \"b\"}}", "\"A loaf\"", "{\"title\": \"\", \"author\": []}"})
    void takesNothingFromSuchATagWithoutAnythingInIt(String json) {
        PageMetadata page = Reading.of("<!doctype html><html><head><meta name=parsely-page content='" + json
                + "'></head><body></body></html>");
        assertThat(page.title()).isEmpty();
        assertThat(page.authors()).isEmpty();
    }

    @Test
    void keepsWhatTheFirstHtmlTagSaysOfTheLanguage() {
        PageMetadata page =
                Reading.of("<!doctype html><html lang=de><head><title>Brot</title></head><body><html><p>Brot</p>");
        assertThat(page.locale()).contains(new Sourced<>("de_DE", Origin.MARKUP));
        assertThat(page.nature().language()).isEqualTo("de");
        assertThat(Reading.of("<!doctype html><html lang=''><head><meta http-equiv=content-language content=de></head>")
                        .nature()
                        .language())
                .isEqualTo("de");
    }

    @ParameterizedTest
    @CsvSource({
        "de-u-co-phonebk, de_DE",
        "zh-Hant-HK, zh_HK",
        "de-1996, de_DE",
        "en-UK, en_GB",
        "es-419, ''",
        "x-default, ''"
    })
    void takesNothingButATerritoryForOne(String tag, String locale) {
        assertThat(Locales.of(tag).orElse("")).isEqualTo(locale);
    }

    @Test
    void readsWhereTheStepsOfATrailLead() {
        String step =
                "<li itemprop=itemListElement itemscope itemtype=https://schema.org/ListItem><a itemprop=item itemscope"
                        + " itemtype=https://schema.org/WebPage href=/%1$s><b itemprop=name>%1$s</b></a></li>";
        PageMetadata page = Reading.ofBody(
                "Rye",
                "<ol itemscope itemtype=https://schema.org/BreadcrumbList>" + step.formatted("Oven")
                        + step.formatted("Bread") + step.formatted("Dark") + "</ol>");
        assertThat(page.breadcrumbs())
                .extracting(Crumb::href)
                .containsExactly("https://example.org/Oven", "https://example.org/Bread", "https://example.org/Dark");
        assertThat(page.section()).contains(new Sourced<>("Dark", Origin.MICRODATA));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta name=robots content=max-image-preview:large><meta name=robots content=noindex>",
                "<meta name=robots content=index><meta name=googlebot content='NOINDEX, follow'>"
            })
    void staysAwayWhereOneOfSeveralTagsAsksForIt(String tags) {
        assertThat(Reading.of("<!doctype html><html><head>" + tags + "</head><body></body></html>")
                        .nature()
                        .unindexed())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"amp", "⚡", "⚡4email"})
    void knowsAnAmpPage(String attribute) {
        assertThat(Reading.of("<!doctype html><html " + attribute + "><head></head><body></body></html>")
                        .nature()
                        .amp())
                .isTrue();
    }

    private static PageMetadata loafWith(String block) {
        return Reading.of("<!doctype html><html><head><title>A loaf of rye | The Oven</title>"
                + "<script type='application/ld+json'>" + block + "</script></head><body><main><h1>A loaf of rye</h1>"
                + "<img src=/rye.jpg width=1200 height=800><p>Whoever leaves the dough alone for a night finds it twice its size.</p>"
                + "</main></body></html>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Organization", "WebSite", "Bakery", "Person"})
    void isNotAboutThoseWhoseSiteItStandsIn(String type) {
        PageMetadata page = loafWith("{\"@type\": \"" + type
                + "\", \"name\": \"The Oven\", \"description\": \"We bake.\", \"image\": \"/house.jpg\"}");
        assertThat(page.description().map(Sourced::origin)).contains(Origin.PARAGRAPH);
        assertThat(page.image().map(PageImage::url)).contains("https://example.org/rye.jpg");
    }

    @Test
    void isAboutAPlaceThatIsCalledLikeIt() {
        assertThat(loafWith("{\"@type\": \"Bakery\", \"name\": \"A Loaf of Rye\", \"description\": \"We bake.\"}")
                        .description())
                .contains(new Sourced<>("We bake.", Origin.JSON_LD));
    }

    @Test
    void isWrittenByNoneOfTheCustomersWhoSpeakOfIt() {
        String review =
                "{\"@type\": \"Review\", \"name\": \"NAME\", \"author\": {\"@type\": \"Person\", \"name\": \"Bob Miller\"}}";

        PageMetadata shop = loafWith(
                "[{\"@type\": \"Product\", \"name\": \"A loaf of rye\"}, " + review.replace("NAME", "Great") + "]");
        assertThat(shop.type()).contains(new Sourced<>("product", Origin.JSON_LD));
        assertThat(shop.authors()).isEmpty();

        assertThat(loafWith(review.replace("NAME", "A loaf of rye")).authors())
                .containsExactly(new PageAuthor("Bob Miller", Optional.empty(), Origin.JSON_LD));
    }

    @Test
    void isWrittenByNoneOfTheManyWhoCommentOnIt() {
        String comment =
                "<div itemprop=comment itemscope itemtype=https://schema.org/Comment><b itemprop=author>Bob Miller</b></div>";
        PageMetadata page = Reading.ofBody(
                "A loaf",
                "<article itemscope itemtype=https://schema.org/BlogPosting><h1 itemprop=headline>A loaf</h1>"
                        + "<b itemprop=author>Ada Baker</b>" + comment.repeat(130) + "</article>");
        assertThat(page.authors()).extracting(PageAuthor::name).containsExactly("Ada Baker");
    }

    @ParameterizedTest
    @CsvSource({"12.500, KWD, 12.500", "12.500, EUR, 12500", "12.50, TND, 12.50", "1.299, EUR, 1299"})
    void knowsCurrenciesOfAThousandParts(String price, String currency, String amount) {
        assertThat(offer("{\"@type\": \"Product\", \"name\": \"Rye\", \"offers\": {\"price\": \"" + price
                                + "\", \"priceCurrency\": \"" + currency + "\"}}")
                        .amount())
                .isEqualTo(amount);
    }

    private static Offer offer(String product) {
        return Reading.ofJsonLd(product).product().orElseThrow();
    }

    @Test
    void readsOfAnOfferWhatItsPriceDoesNotSay() {
        Offer offer = offer("""
                {"@type": "Product", "name": "Rye", "offers": [{"@type": "Offer", "availability": "http://schema.org/InStock",
                "priceSpecification": [
                {"@type": "UnitPriceSpecification", "price": "9.80", "priceCurrency": "EUR", "priceType": "https://schema.org/ListPrice"},
                {"@type": "UnitPriceSpecification", "price": "7.90", "priceCurrency": "EUR"}]}]}""");
        assertThat(offer.amount()).isEqualTo("7.90");
        assertThat(offer.availability()).contains("instock");
    }

    @Test
    void offersTheVariantThatCanBeHadForLeast() {
        Offer offer = offer("""
                {"@type": "ProductGroup", "name": "Apron", "hasVariant": [
                {"@type": "Product", "offers": {"price": "49", "priceCurrency": "USD", "availability": "OutOfStock"}},
                {"@type": "Product", "offers": {"price": "64", "priceCurrency": "USD", "availability": "InStock"}},
                {"@type": "Product", "offers": {"price": "54.00", "priceCurrency": "USD", "availability": "InStock"}}]}""");
        assertThat(offer.amount()).isEqualTo("54.00");
        assertThat(offer.availability()).contains("instock");
    }

    @Test
    void isAboutNoneOfTheThingsThatItLists() {
        String item =
                "<div itemscope itemtype=https://schema.org/Product><h2 itemprop=name>NAME</h2><div itemprop=offers itemscope"
                        + " itemtype=https://schema.org/Offer><meta itemprop=price content=49><meta itemprop=priceCurrency content=EUR></div></div>";
        String items = item.replace("NAME", "Trekking bike") + item.replace("NAME", "Helmet");

        PageMetadata list = Reading.ofBody("Offers of the week", "<h1>Offers of the week</h1>" + items);
        assertThat(list.type()).contains(new Sourced<>("website", Origin.MARKUP));
        assertThat(list.product()).isEmpty();

        PageMetadata page = Reading.ofBody("Helmet | Kruger's", items);
        assertThat(page.title()).contains(new Sourced<>("Helmet", Origin.MICRODATA));
        assertThat(page.product()).isPresent();
    }

    @Test
    void takesNoLinkBesideTheTrailForAStepOfIt() {
        PageMetadata page = Reading.ofBody(
                "Ovens",
                "<ul class=breadcrumbs><li><a href=/>Home</a><li><a href=/api>API</a>"
                        + "<li class=breadcrumbs-aside><a href=/source>View source</a></ul><main><h1>Ovens</h1></main>");
        assertThat(page.section()).contains(new Sourced<>("API", Origin.BREADCRUMB));
    }

    @Test
    void saysHowMuchARecipeMakesInWords() {
        assertThat(Reading.ofJsonLd(
                                "{\"@type\": \"Recipe\", \"name\": \"Rye\", \"recipeYield\": [\"4\", \"4 loaves\"]}")
                        .recipe()
                        .flatMap(Recipe::servings))
                .contains("4 loaves");
    }
}
