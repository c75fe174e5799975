package dev.vitrine.server.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.enhance.PageEnhancer;
import dev.vitrine.enhance.PageRequest;
import dev.vitrine.enhance.SiteSettings;
import dev.vitrine.html.PageCharset;
import dev.vitrine.rewrite.HoldWindow;
import dev.vitrine.rewrite.HtmlRewriter;
import dev.vitrine.rewrite.WindowPool;
import dev.vitrine.server.url.WebUrl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PreviewReaderTest {
    private static final WebUrl URL = WebUrl.parse("http://localhost/bread/rye").orElseThrow();

    private static final String ARTICLE = """
            <!doctype html><html lang=en><head><meta charset=utf-8><title>Rye in two days | The Bakery</title>
            <link rel=apple-touch-icon href=/touch.png><link rel=icon href=/icon.png></head><body><main><article>
            <h1>Rye in two days</h1><p class=byline>By Ada Example, <time datetime=2024-03-05>5 March</time></p>
            <img src=rye.jpg width=1200 height=630 alt="A loaf of rye on a board">
            <p>Rye takes its time: the leaven stands overnight, and the dough another day before it is baked.</p>
            </article></main></body></html>
            """;

    private static String head(String tags) {
        return "<!doctype html><html><head><title>Page</title>" + tags + "</head><body>";
    }

    private static Preview read(Consumer consumer, String page) {
        return new PreviewReader(page.getBytes(UTF_8), Optional.of(PageCharset.utf8()), URL).as(consumer);
    }

    private static String title(Consumer consumer, String page) {
        return read(consumer, page).value(Field.TITLE).orElse("");
    }

    /** The page as the filter lets it out. */
    private static String filtered(String page) throws IOException {
        var out = new ByteArrayOutputStream();
        HtmlRewriter rewriter = HtmlRewriter.ofBytes(
                new PageEnhancer(SiteSettings.DEFAULT, PageRequest.anonymous("http", "localhost", 80, "/bread/rye")),
                out::write,
                Optional.of(PageCharset.utf8()),
                HoldWindow.of(new WindowPool(1 << 20)));
        byte[] bytes = page.getBytes(UTF_8);
        rewriter.write(bytes, 0, bytes.length);
        rewriter.end();
        return out.toString(UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    void findsAllOfAPageThatPassedTheFilter(Consumer consumer) throws IOException {
        Preview preview = read(consumer, filtered(ARTICLE));
        Map<Field, String> expected = new EnumMap<>(Field.class);
        expected.put(Field.TITLE, "Rye in two days");
        expected.put(
                Field.DESCRIPTION,
                "Rye takes its time: the leaven stands overnight, and the dough another day before it is baked.");
        expected.put(Field.IMAGE, "http://localhost/bread/rye.jpg");

        assertThat(preview.values()).containsAllEntriesOf(expected);
        assertThat(preview.findings()).isEmpty();
    }

    @Test
    void showsTheLabelsInSlack() throws IOException {
        assertThat(read(Consumer.SLACK, filtered(ARTICLE)).labels())
                .isEqualTo(Map.of("Written by", "Ada Example", "Reading time", "1 min"));
    }

    @Test
    void seesInSlackNothingBeyondItsWindow() {
        String page = head("<style>" + " ".repeat(40_000) + "</style><meta property=og:title content=Late>");

        assertThat(title(Consumer.SLACK, page)).isEqualTo("Page");
        assertThat(read(Consumer.SLACK, page).findings()).containsExactly(Finding.HEAD_BEYOND_WINDOW);
        assertThat(title(Consumer.FACEBOOK, page)).isEqualTo("Late");
    }

    @Test
    void takesInSlackWhicheverComesFirst() {
        String og = "<meta property=og:title content=Graph>";
        String card = "<meta name=twitter:title content=Card>";

        assertThat(Stream.of(head(og + card), head(card + og)).map(page -> title(Consumer.SLACK, page)))
                .containsExactly("Graph", "Card");
        assertThat(Stream.of(Consumer.X, Consumer.TELEGRAM, Consumer.LINKEDIN)
                        .map(consumer -> title(consumer, head(og + card))))
                .containsExactly("Card", "Graph", "Graph");
    }

    @Test
    void seesInSignalWhatStandsUnderPropertyAlone() {
        String page = head("<meta name=og:title content=Name>");

        assertThat(title(Consumer.SIGNAL, page)).isEqualTo("Page");
        assertThat(title(Consumer.MISSKEY, page)).isEqualTo("Name");
        assertThat(read(Consumer.SIGNAL, head("<link rel=icon href=/i.png>")).value(Field.IMAGE))
                .contains("http://localhost/i.png");
    }

    @Test
    void takesInSynapseTheLastOfSeveral() {
        String page = head("<meta property=og:title content=First><meta property=og:title content=Last>");

        assertThat(Stream.of(Consumer.SYNAPSE, Consumer.MASTODON).map(consumer -> title(consumer, page)))
                .containsExactly("Last", "First");
    }

    @Test
    void readsInSynapseNoneOfTooManyTags() {
        String page =
                head("<meta property=og:title content=Graph>" + "<meta property=og:see_also content=x>".repeat(50));

        assertThat(title(Consumer.SYNAPSE, page)).isEqualTo("Page");
        assertThat(read(Consumer.SYNAPSE, page).findings()).containsExactly(Finding.TOO_MANY_TAGS);
    }

    @Test
    void readsInMastodonTheDataAtTheTop() {
        String open = "<script type=application/ld+json>";
        String news = "{\"@type\": \"NewsArticle\", \"headline\": \"News\", \"publisher\": {\"name\": \"House\"}}";
        String og = "<meta property=og:title content=Graph>";

        assertThat(Stream.of(news, "{\"@graph\": [" + news + "]}", news.replace("NewsArticle", "BlogPosting"))
                        .map(data -> title(Consumer.MASTODON, head(og + open + data + "</script>"))))
                .containsExactly("News", "Graph", "Graph");
        assertThat(read(Consumer.MASTODON, head(open + news + "</script>")).value(Field.SITE_NAME))
                .contains("House");
    }

    @Test
    void cutsInDiscordByBytes() {
        String page = head("<meta property=og:title content='" + "ü".repeat(40) + "'>"
                + "<meta name=theme-color content=red><meta property=og:site_name content=Bakery>");
        Preview preview = read(Consumer.DISCORD, page);

        assertThat(preview.value(Field.TITLE)).contains("ü".repeat(35));
        assertThat(preview.findings()).isEqualTo(Set.of(Finding.TITLE_CUT, Finding.COLOR_IGNORED));
        assertThat(read(Consumer.DISCORD, page.replace("Bakery", "B".repeat(257)))
                        .values())
                .isEmpty();
    }

    @Test
    void leavesOutInMisskeyWhatTheTitleSaysAlready() {
        String page = head("<meta property=og:title content='Rye - Bakery'><meta property=og:site_name content=Bakery>"
                + "<meta property=og:description content='Rye - Bakery'>");
        Preview preview = read(Consumer.MISSKEY, page);

        assertThat(preview.value(Field.TITLE)).contains("Rye");
        assertThat(preview.findings()).containsExactly(Finding.DESCRIPTION_REPEATS_TITLE);
    }

    @Test
    void remembersWhatAPageAsksFor() {
        assertThat(List.of(
                        read(Consumer.TELEGRAM, head("<meta name=robots content='noindex, follow'>")),
                        read(Consumer.PINTEREST, head("<meta name=pinterest-rich-pin content=false>"))))
                .extracting(Preview::findings)
                .containsExactly(Set.of(Finding.NOINDEX_REMEMBERED), Set.of(Finding.OPTED_OUT));
    }

    @Test
    void resolvesAddressesAndPassesOverEmptyTags() {
        String page = head("<meta property=og:image content=''><meta property=og:image content='../rye.jpg'>");

        assertThat(new PreviewReader(page.getBytes(UTF_8), Optional.empty(), URL).all())
                .hasSize(15)
                .allSatisfy(preview -> assertThat(preview.value(Field.IMAGE)).contains("http://localhost/rye.jpg"));
    }
}
