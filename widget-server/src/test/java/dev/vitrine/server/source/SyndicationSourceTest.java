package dev.vitrine.server.source;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.server.MutableClock;
import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.Media;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.fetch.Answer;
import dev.vitrine.server.fetch.Headers;
import dev.vitrine.server.sanitize.Sanitizer;
import dev.vitrine.server.url.WebUrl;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyndicationSourceTest {
    private static final String TITLE = "Cr\u00EApes \u2013 d\u00E9j\u00E0 vu";

    private static final FeedAddress ADDRESS = new FeedAddress(Network.FEED, "https://bakery.example/feed.xml");

    private final FeedDocument documents = new FeedDocument(new Sanitizer(), new MutableClock());

    /** Templates leave many blank lines before the first element. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", " ", "<!---->", "<?a?>\n", "<!-- -->\r\n"})
    void readsRssBehindWhatMeansNothing(String nothing) throws Exception {
        Feed feed = read(
                "<?xml version=\"1.0\"?>" + nothing.repeat(4_000 / nothing.length())
                        + "<rss version=\"2.0\"><channel><title>The Bakery</title><item><title>Rye</title></item></channel></rss>");
        assertThat(feed.posts()).extracting(Post::title).containsExactly("Rye");
    }

    @Test
    void readsRss() throws Exception {
        Feed feed = read("""
                <?xml version="1.0"?>
                <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
                     xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
                  <channel>
                    <title>The Bakery</title>
                    <link>https://bakery.example/</link>
                    <description>Bread &amp;amp; more</description>
                    <language>en-gb</language>
                    <ttl>60</ttl>
                    <item>
                      <title>Rye &amp;amp; wheat</title>
                      <link>/posts/rye</link>
                      <guid isPermaLink="false">post-7</guid>
                      <pubDate>Fri, 20 Nov 2026 08:30:00 +0100</pubDate>
                      <dc:creator>Ines Baker</dc:creator>
                      <category>bread</category><category>rye</category>
                      <description>Short.</description>
                      <content:encoded><![CDATA[<p>Long, with a <a href="/rye">link</a>.</p><script>x()</script>]]></content:encoded>
                      <media:content url="https://bakery.example/rye.jpg" medium="image" width="800" height="600">
                        <media:description>A loaf of rye</media:description>
                        <media:rating>adult</media:rating>
                      </media:content>
                    </item>
                  </channel>
                </rss>""");
        assertThat(feed.title()).isEqualTo("The Bakery");
        assertThat(feed.home().map(WebUrl::href)).contains("https://bakery.example/");
        assertThat(feed.description()).isEqualTo("Bread & more");
        assertThat(feed.language()).contains("en-GB");
        assertThat(feed.pace().interval()).contains(Duration.ofHours(1));
        Post post = feed.posts().get(0);
        assertThat(post.id()).isEqualTo("post-7");
        assertThat(post.title()).isEqualTo("Rye & wheat");
        assertThat(post.permalink().map(WebUrl::href)).contains("https://bakery.example/posts/rye");
        assertThat(post.published()).contains(Instant.parse("2026-11-20T07:30:00Z"));
        assertThat(post.author().name()).isEqualTo("Ines Baker");
        assertThat(post.tags()).containsExactly("bread", "rye");
        assertThat(post.content().markup())
                .isEqualTo(
                        "<p>Long, with a <a href=\"https://bakery.example/rye\" rel=\"nofollow noopener ugc\">link</a>.</p>");
        assertThat(post.text()).isEqualTo("Long, with a link.");
        assertThat(post.sensitive()).isTrue();
        Media media = post.media().get(0);
        assertThat(media.alt()).isEqualTo("A loaf of rye");
        assertThat(media.size()).contains(new Media.Size(800, 600));
    }

    @Test
    void takesNoPictureThatNobodyCouldBeShown() throws Exception {
        Feed feed = read("""
                <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/">
                  <channel>
                    <title>The Bakery</title>
                    <item>
                      <guid>drawing</guid>
                      <title>A drawing</title>
                      <media:content url="https://bakery.example/rye.svg" medium="image"/>
                      <media:content url="https://counter.example/rye.gif" medium="image" width="1" height="1"/>
                      <enclosure url="https://bakery.example/rye" type="image/svg+xml" length="1"/>
                      <enclosure url="https://bakery.example/rye.avif" type="image/avif" length="1"/>
                      <media:thumbnail url="https://bakery.example/rye.png"/>
                    </item>
                  </channel>
                </rss>""");
        assertThat(feed.posts().get(0).media())
                .extracting(media -> media.url().href())
                .containsExactly("https://bakery.example/rye.png");
    }

    @Test
    void takesALongTextWithoutABlankForNoName() throws Exception {
        Feed feed = read("<rss><channel><item><title>Rye</title><description><![CDATA[" + "麦".repeat(200_000)
                + "]]></description></item></channel></rss>");
        assertThat(feed.posts().get(0).text()).isEqualTo("麦".repeat(200_000));
    }

    @Test
    @Timeout(60)
    void readsAnEntryWithTensOfThousandsOfEnclosures() throws Exception {
        Feed feed = read("<rss><channel><item><title>Films</title><itunes:duration>1:30</itunes:duration>"
                + IntStream.range(0, 60_000)
                        .mapToObj(n -> "<enclosure url=\"https://harbour.example/" + n + ".mp4\"/>")
                        .collect(joining())
                + "</item></channel></rss>");
        assertThat(feed.posts().get(0).media())
                .hasSize(32)
                .allSatisfy(film -> assertThat(film.duration()).contains(Duration.ofSeconds(90)));
    }

    @Test
    void readsWhatStandsWithinTheWordsOfAnEntryOnce() throws Exception {
        Feed feed = read("<rss><channel><item><title>One</title><item><title>Two</title><description>It rains"
                + "<item><title>Three</title><description>and rains</description></item></description></item></item>"
                + "<item><title>Four</title></item></channel></rss>");
        assertThat(feed.posts()).extracting(Post::title).containsExactly("One", "Two", "Four");
    }

    @Test
    void readsAtom() throws Exception {
        Feed feed = read("""
                <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://bakery.example/blog/" xml:lang="de">
                  <title type="html">The &lt;em&gt;Bakery&lt;/em&gt;</title>
                  <link rel="self" href="feed.atom"/>
                  <link href="./"/>
                  <author><name>Ines Baker</name><uri>/ines</uri></author>
                  <entry>
                    <id>tag:bakery.example,2026:7</id>
                    <title>Rye</title>
                    <link rel="enclosure" type="audio/mpeg" href="rye.mp3"/>
                    <link rel="alternate" type="text/html" href="rye"/>
                    <updated>2026-11-21T09:00:00Z</updated>
                    <published>2026-11-20T07:30:00.5Z</published>
                    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Fresh <br/>bread</p></div></content>
                  </entry>
                </feed>""");
        assertThat(feed.title()).isEqualTo("The Bakery");
        assertThat(feed.home().map(WebUrl::href)).contains("https://bakery.example/blog/");
        Post post = feed.posts().get(0);
        assertThat(post.permalink().map(WebUrl::href)).contains("https://bakery.example/blog/rye");
        assertThat(post.author().profile().map(WebUrl::href)).contains("https://bakery.example/ines");
        assertThat(post.published()).contains(Instant.parse("2026-11-20T07:30:00.5Z"));
        assertThat(post.edited()).contains(Instant.parse("2026-11-21T09:00:00Z"));
        assertThat(post.language()).contains("de");
        assertThat(post.content().markup()).isEqualTo("<div><p>Fresh <br>bread</p></div>");
        assertThat(post.media()).extracting(Media::kind).containsExactly(Media.Kind.AUDIO);
    }

    @Test
    void readsJsonFeed() throws Exception {
        Feed feed = read("""
                {"version": "https://jsonfeed.org/version/1.1", "title": "The Bakery",
                 "home_page_url": "https://bakery.example/", "language": "en",
                 "authors": [{"name": "Ines Baker", "url": "https://bakery.example/ines"}],
                 "items": [{"id": 7, "url": "https://bakery.example/rye", "content_text": "a < b\\nnext",
                   "date_published": "2026-11-20T08:30:00+01:00", "tags": ["bread"],
                   "attachments": [{"url": "https://bakery.example/rye.mp3", "mime_type": "audio/mpeg",
                     "duration_in_seconds": 90}]}]}""");
        Post post = feed.posts().get(0);
        assertThat(post.id()).isEqualTo("7");
        assertThat(post.content().markup()).isEqualTo("a &lt; b<br>next");
        assertThat(post.text()).isEqualTo("a < b\nnext");
        assertThat(post.author().name()).isEqualTo("Ines Baker");
        assertThat(post.media().get(0).duration()).contains(Duration.ofSeconds(90));
    }

    @Test
    void readsRdfAndWhatHasADoctype() throws Exception {
        Feed feed = read("""
                <!DOCTYPE rdf:RDF [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
                  <channel rdf:about="https://bakery.example/"><title>Bakery</title></channel>
                  <item rdf:about="https://bakery.example/rye"><title>Rye &eacute; &lol2; &x;</title></item>
                </rdf:RDF>""");
        Post post = feed.posts().get(0);
        assertThat(post.id()).isEqualTo("https://bakery.example/rye");
        assertThat(post.permalink().map(WebUrl::href)).contains("https://bakery.example/rye");
        assertThat(post.title()).isEqualTo("Rye \u00E9 &lol2; &x;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rss><channel><item><title>One</title><item><title>Two</title></channel>",
                "warning: line 1\n<rss><channel><item><title>One</title></item><item><title>Two</title></item>",
                "<rss><channel><item><title>One</titel></item><item><title>Two</title></item></channel></rss>",
                "<RSS><Channel><Item><Title>One</Title></Item><Item><Title>Two</Title></Item></Channel></RSS>",
                "<rss><channel></channel></rss><item><title>One</title></item><item><title>Two</title></item>",
                "<rss><channel><item><title>One</title></item><item><title>Two</title><description>cut &lt;p",
            })
    void readsWhatCanBeHadOfABrokenFeed(String xml) throws Exception {
        assertThat(read(xml).posts()).extracting(Post::title).containsExactly("One", "Two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>Log in</body></html>",
                "<!DOCTYPE html><p>x",
                "{\"error\": 1}",
                "{",
                "plain",
                "<a/>"
            })
    void refusesWhatIsNoFeed(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        FeedException.class, e -> assertThat(e.reason()).isEqualTo(FeedException.Reason.MALFORMED));
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, '', ''",
        "UTF-8, '', ISO-8859-1",
        "UTF-8, iso-8859-1, ''",
        "UTF-8, iso-8859-1, ISO-8859-1",
        "UTF-8, iso-8859-1, utf-8",
        "UTF-8, us-ascii, ''",
        "UTF-8, '', windows-1251",
        "ISO-8859-15, '', ISO-8859-15",
        "windows-1252, utf-8, iso-8859-1",
        "windows-1252, iso-8859-1, utf-8",
        "windows-1252, '', utf-8",
        "windows-1252, iso-8859-1, iso-8859-1",
        "windows-1252, '', windows-1252",
        "windows-1252, iso-8859-1, ''",
        "windows-1252, '', ''",
        "UTF-16LE, '', ''",
        "UTF-16BE, utf-16be, ''",
        "windows-1252, utf-8, ''",
    })
    void findsTheEncodingWhateverIsSaidOfIt(String actual, String header, String declared) throws Exception {
        String declaration = declared.isEmpty() ? "" : "<?xml version='1.0' encoding='" + declared + "'?>";
        String xml = declaration + "<rss><channel><item><title>%s</title></item></channel></rss>";
        String type = "application/rss+xml" + (header.isEmpty() ? "" : "; charset=" + header);
        String title = actual.equals("ISO-8859-15") ? "Cr\u00EApes" : TITLE;
        assertThat(title(xml.formatted(title), Charset.forName(actual), type)).isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iso-8859-1", "utf-8", ""})
    void believesAByteOrderMarkMoreThanAnyWord(String said) throws Exception {
        String type = "application/rss+xml" + (said.isEmpty() ? "" : "; charset=" + said);
        String xml =
                "\uFEFF<?xml version='1.0' encoding='ISO-8859-1'?><rss><channel><item><title>%s</title></item></channel></rss>"
                        .formatted(TITLE);
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(title(xml, charset, type)).as(charset.name()).isEqualTo(TITLE);
        }
    }

    private String title(String xml, Charset charset, String type) throws FeedException {
        return read(xml.getBytes(charset), type).posts().get(0).title();
    }

    /** In each of these the bytes beyond ASCII happen to be good UTF-8. */
    @ParameterizedTest
    @CsvSource({
        "windows-1252, Viel Spa\u00DF\u2026",
        "windows-1252, CAF\u00C9\u2122",
        "windows-1252, VIRT\u00D9\u2019",
        "windows-1252, 20 \u00D7\u00B0",
        "windows-1251, \u041F\u00BB \u041F\u00BB",
    })
    void leavesTextAsItIsDeclaredThatIsUtf8ByAccident(String declared, String title) throws Exception {
        String xml = "<?xml version='1.0' encoding='%s'?><rss><channel><item><title>%s</title></item></channel></rss>"
                .formatted(declared, title);
        assertThat(title(xml, Charset.forName(declared), "application/rss+xml")).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource({
        "caf\u00E9 to go",
        "it\u2019s all",
        "\u017B\u00F3\u0142w",
        "\u0437\u0434\u0440\u0430\u0432",
        "\u05E9\u05DC\u05D5\u05DD",
        "\u65E5",
        "\uD83E\uDD50 fresh",
    })
    void readsUtf8ThatIsCalledLatin1(String title) throws Exception {
        String xml = "<rss><channel><item><title>%s</title></item></channel></rss>".formatted(title);
        assertThat(title(xml, StandardCharsets.UTF_8, "text/xml; charset=ISO-8859-1"))
                .isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource({
        "'Sat, 21 Nov 2026 10:00:00 GMT', 2026-11-21T10:00:00Z",
        "'Sat, 21 Nov 26 10:00 EST', 2026-11-21T15:00:00Z",
        "'21 Nov 2026 10:00:00 +0530', 2026-11-21T04:30:00Z",
        "'Saturday, 21 November 2026 10:00:00 Z', 2026-11-21T10:00:00Z",
        "2026-11-21, 2026-11-21T00:00:00Z",
        "2026-11-21T10:00:00, 2026-11-21T10:00:00Z",
        "2026-11-21T10:00:00.123-08:00, 2026-11-21T18:00:00.123Z",
        "2026-11-21 10:00:00 +0100, 2026-11-21T09:00:00Z",
        "20261121T100000Z, 2026-11-21T10:00:00Z",
        "2026-11-20T24:00:00Z, 2026-11-21T00:00:00Z",
        "Sat Nov 21 10:00:00 PST 2026, 2026-11-21T18:00:00Z",
        "'November 21, 2026 4:30 PM', 2026-11-21T16:30:00Z",
        "11/21/2026 10:00, 2026-11-21T10:00:00Z",
        "21.11.2026 10:00, 2026-11-21T10:00:00Z",
        "'Sa, 21 Mär 2026 10:00:00 +0100', 2026-03-21T09:00:00Z",
        "1795255200, 2026-11-21T10:00:00Z",
        "Sat Nov 21 10:00:00 +0100 2026, 2026-11-21T09:00:00Z",
        "'Sat,21 Nov 2026 10:00:00 GMT', 2026-11-21T10:00:00Z",
        "'Nov 21, 2026 at 4:30 PM', 2026-11-21T16:30:00Z",
        "'Samstag, 21. November 2026, 10:00 Uhr', 2026-11-21T10:00:00Z",
        "21 de noviembre de 2026 10:00, 2026-11-21T10:00:00Z",
        "2026/11/21 10:00:00 +0900, 2026-11-21T01:00:00Z",
        "2026.11.21 10:00, 2026-11-21T10:00:00Z",
        "2026\u5E7411\u670821\u65E5(\u571F) 10:00, 2026-11-21T10:00:00Z",
    })
    void readsDatesAsPeopleWriteThem(String text, String expected) {
        assertThat(FeedDates.parse(text)).contains(Instant.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "30 Feb 2026 10:00:00 GMT",
                "2026-13-01",
                "0000-00-00",
                "Nov",
                "99999999999999999"
            })
    void readsNoDateThatIsNone(String text) {
        assertThat(FeedDates.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "<author/><dc:creator>Ada</dc:creator>, Ada",
        "<dc:creator><![CDATA[Smith &amp; Co]]></dc:creator>, Smith & Co",
        "<author><name>Smith &amp;amp; Co</name></author>, Smith & Co",
        "<author>AT&amp;T</author>, AT&T",
    })
    void namesTheAuthorAsPeopleDo(String xml, String name) throws Exception {
        assertThat(item(xml).author().name()).isEqualTo(name);
    }

    @Test
    void takesThePictureOfTheAuthorForNoneOfThePost() throws Exception {
        Post post = item("""
                <dc:creator>Ada</dc:creator>
                <media:content url="https://0.gravatar.com/avatar/1?s=96" medium="image"><media:title>ada</media:title></media:content>
                <media:content url="https://bakery.example/rye.jpg?w=1024" medium="image"/>""");
        assertThat(pictures(post)).containsExactly("https://bakery.example/rye.jpg?w=1024");
        assertThat(post.author().avatar().map(WebUrl::href)).contains("https://0.gravatar.com/avatar/1?s=96");
    }

    @Test
    void takesTheLargestOfOnePictureInSeveralSizes() throws Exception {
        Post post = item("""
                <media:content width="140" url="https://bakery.example/rye.jpg?width=140&amp;s=1"/>
                <media:content width="460" url="https://bakery.example/rye.jpg?width=460&amp;s=2"/>
                <media:content width="140" url="https://bakery.example/picture?id=1" medium="image"/>
                <media:content width="140" url="https://bakery.example/picture?id=2" medium="image"/>
                <enclosure url="https://bakery.example/rye.jpg" type="image/jpeg"/>""");
        assertThat(pictures(post))
                .containsExactly(
                        "https://bakery.example/rye.jpg?width=460&s=2",
                        "https://bakery.example/picture?id=1",
                        "https://bakery.example/picture?id=2");
    }

    @ParameterizedTest
    @CsvSource({
        "https://bakery.example/posts/rye/, '', https://bakery.example/posts/rye/loaf.jpg",
        "https://bakery.example/posts/rye/, https://cdn.example/, https://cdn.example/loaf.jpg",
        "https://elsewhere.example/posts/rye/, '', https://bakery.example/loaf.jpg",
        "https://www.bakery.example/posts/rye/, '', https://www.bakery.example/posts/rye/loaf.jpg",
    })
    void findsWhatStandsBesideThePageOfAPost(String page, String base, String picture) throws Exception {
        Feed feed = read("""
                <rss><channel><link>https://www.bakery.example/</link><item><link>%s</link>
                <description%s>&lt;img src="loaf.jpg"&gt;</description></item></channel></rss>""".formatted(page, base.isEmpty() ? "" : " xml:base='" + base + "'"));
        assertThat(feed.posts().get(0).content().images())
                .extracting(WebUrl::href)
                .containsExactly(picture);
    }

    @ParameterizedTest
    @CsvSource({"true, 1, 200", "false, 201, 400"})
    void readsTheNewestOfManyPostsAtWhicheverEndTheyStand(boolean newestFirst, int first, int last) throws Exception {
        Instant noon = Instant.parse("2026-11-20T12:00:00Z");
        List<String> dates = IntStream.rangeClosed(1, 400)
                .mapToObj(n -> noon.plusSeconds(newestFirst ? -n : n).toString())
                .toList();
        String items = dates.stream()
                .map(date -> "<item><pubDate>" + date + "</pubDate><guid>" + date + "</guid></item>")
                .collect(joining());
        String json = dates.stream()
                .map(date -> "{\"date_published\": \"" + date + "\", \"id\": \"" + date + "\"}")
                .collect(joining(", "));
        for (String feed : List.of(
                "<rss><channel>" + items + "</channel></rss>", "{\"title\": \"\", \"items\": [" + json + "]}")) {
            assertThat(read(feed).posts()).extracting(Post::id).isEqualTo(dates.subList(first - 1, last));
        }
    }

    @Test
    void readsThePostAsItIsWhereTheFeedHasAlsoWhatItWas() throws Exception {
        String entry = """
                <entry><id>1</id><link href="https://bakery.example/rye"/><title>Rye</title>
                <updated>2026-11-2%sT10:00:00Z</updated><content>%s</content></entry>""";
        assertThat(read("<feed>" + entry.formatted(0, "Soon") + entry.formatted(1, "Now") + entry.formatted(0, "Later?")
                                + "</feed>")
                        .posts())
                .extracting(Post::text)
                .containsExactly("Now");
    }

    @Test
    void keepsPostsWithoutIdsApartThatSpeakOfOnePage() throws Exception {
        String item =
                "<item><title>Bread</title><link>https://bakery.example/</link><description>%s</description></item>";
        assertThat(read("<rss><channel>" + item.formatted("Rye") + item.formatted("Wheat") + "</channel></rss>")
                        .posts())
                .extracting(Post::text)
                .containsExactly("Rye", "Wheat");
    }

    /** As feeds are written by hand: a line each, and a link to the site. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "<description>Read more on our site.</description>", "<guid>https://bakery.example/</guid>"})
    void keepsPostsApartOfWhichOnlyTheTitlesTellThem(String same) throws Exception {
        String item = "<item><title>%s</title><link>https://bakery.example/</link>" + same + "</item>";
        assertThat(read("<rss><channel>" + item.formatted("Rye") + item.formatted("Wheat") + item.formatted("Rye")
                                + "</channel></rss>")
                        .posts())
                .extracting(Post::title)
                .containsExactly("Rye", "Wheat");
    }

    /** An editor has hidden the first one, and then there is a new one. */
    @Test
    void callsAPostWithoutAnIdTheSameWhateverComesBeforeIt() throws Exception {
        String rye = "<item><title>Rye</title><link>https://bakery.example/</link></item>";
        List<Post> before = read("<rss><channel>" + rye + rye.replace("Rye", "Oats") + "</channel></rss>")
                .posts();
        List<Post> after = read("<rss><channel>" + rye.replace("Rye", "Wheat") + rye + "</channel></rss>")
                .posts();
        assertThat(after.get(1).id()).isEqualTo(before.get(0).id());
        assertThat(after.get(0).id()).isNotEqualTo(before.get(0).id());
    }

    @Test
    void showsTheThumbnailOfAPostRatherThanARecordingWithoutAPicture() throws Exception {
        Post post = item("<description><![CDATA[<video src='/tide.mp4'></video>]]></description>"
                + "<media:thumbnail url='https://bakery.example/tide.jpg'/>");
        assertThat(pictures(post)).containsExactly("https://bakery.example/tide.jpg");
    }

    @Test
    void takesRecordingsInAPostForItsMedia() throws Exception {
        Post post = item(
                "<description><![CDATA[<p>Tides.</p><video poster='/tide.jpg' controls><source src='/tide.webm'>"
                        + "<source src='/tide.mp4'>Your browser does not support the video tag.</video>]]></description>");
        assertThat(post.content().markup()).isEqualTo("<p>Tides.</p>");
        assertThat(post.media()).hasSize(1);
        Media video = post.media().get(0);
        assertThat(video.kind()).isEqualTo(Media.Kind.VIDEO);
        assertThat(video.url().href()).isEqualTo("https://bakery.example/tide.webm");
        assertThat(video.picture().map(WebUrl::href)).contains("https://bakery.example/tide.jpg");
    }

    @Test
    void readsNoWordsInThePictureThatIsAnEntrysContent() throws Exception {
        Feed feed =
                read("<feed><entry><title>Rye</title><content type='image/png'>iVBORw0KGgo=</content></entry></feed>");
        assertThat(feed.posts().get(0).text()).isEmpty();
    }

    private Post item(String xml) throws FeedException {
        return read("<rss xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:media='http://search.yahoo.com/mrss/'><channel><item>"
                        + xml + "</item></channel></rss>")
                .posts()
                .get(0);
    }

    private static List<String> pictures(Post post) {
        return post.media().stream()
                .flatMap(media -> media.picture().stream())
                .map(WebUrl::href)
                .toList();
    }

    private Feed read(String text) throws FeedException {
        return read(text.getBytes(StandardCharsets.UTF_8), "application/xml");
    }

    private Feed read(byte[] bytes, String type) throws FeedException {
        WebUrl url = WebUrl.parse(ADDRESS.locator()).orElseThrow();
        return documents.read(new Answer(url, 200, Headers.of("Content-Type", type), bytes), ADDRESS);
    }
}
