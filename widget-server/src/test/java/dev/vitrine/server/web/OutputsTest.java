package dev.vitrine.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Theme;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

@SuppressWarnings("NullAway.Init")
final class OutputsTest {
    private RunningServer server;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        FixedPosts posts = new FixedPosts()
                .set(FixedPosts.ready(
                        Posts.NOW,
                        Posts.saying("1", "<p>Tea &amp; <b>cake</b> ]]> \u0001 for “you”</p>")
                                .title("Tea & cake <today>")
                                .build(),
                        RichPosts.all(0)[1],
                        RichPosts.all(0)[3]));
        server = new RunningServer(folder, posts, RunningServer.widget("wall", Layout.LIST, Theme.AUTO));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private String text(String path) throws Exception {
        HttpResponse<byte[]> answer = server.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("access-control-allow-origin")).contains("*");
        return new String(answer.body(), UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {".rss", ".atom"})
    void areReadByAFeedReader(String suffix) throws Exception {
        SyndFeed feed = new SyndFeedInput().build(new StringReader(text("/widgets/wall" + suffix)));
        assertThat(feed.getTitle()).isEqualTo("Harbour news");
        assertThat(feed.getEntries()).hasSize(3);
        SyndEntry first = feed.getEntries().get(0);
        assertThat(first.getTitle()).isEqualTo("Tea & cake <today>");
        assertThat(first.getLink()).isEqualTo("https://harbour.example/@ada/1");
        assertThat(first.getUri()).isEqualTo("https://harbour.example/@ada/1");
        assertThat(first.getAuthor()).isEqualTo("Ada Winter");
        assertThat(first.getPublishedDate()).isEqualTo(java.util.Date.from(Posts.NOW.minusSeconds(300)));
        String html = suffix.equals(".rss")
                ? first.getDescription().getValue()
                : first.getContents().get(0).getValue();
        assertThat(html).startsWith("<p>Tea &amp; <b>cake</b>");
        String warned = text("/widgets/wall" + suffix);
        assertThat(warned).contains("Spiders").doesNotContain("eight legs");
    }

    /** Formats of dates have four digits for a year, and one post is no reason to go without the others. */
    @ParameterizedTest
    @CsvSource({
        ".rss, +10000-01-01T11:59:59Z",
        ".rss, -0001-12-31T10:00:00Z",
        ".atom, +10000-01-01T11:59:59Z",
        ".atom, -0001-12-31T10:00:00Z"
    })
    void areReadThoughAPostIsOfNoYearThatTheyCanWrite(String suffix, Instant date, @TempDir Path folder)
            throws Exception {
        Post odd = Posts.saying("1", "Tea")
                .published(Optional.of(date))
                .edited(Optional.of(date))
                .build();
        FixedPosts posts = new FixedPosts().set(FixedPosts.ready(Posts.NOW, odd, Posts.simple("2")));
        try (RunningServer other =
                new RunningServer(folder, posts, RunningServer.widget("wall", Layout.LIST, Theme.AUTO))) {
            String text = new String(other.get("/widgets/wall" + suffix).body(), UTF_8);
            SyndFeed feed = new SyndFeedInput().build(new StringReader(text));
            assertThat(feed.getEntries()).hasSize(2);
            assertThat(text).doesNotContain("10000-").doesNotContain("-0001");
        }
    }

    @Test
    void areReadAsJsonFeed() throws Exception {
        JsonNode feed = new ObjectMapper().readTree(text("/widgets/wall.feed.json"));
        assertThat(feed.path("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(feed.path("feed_url").asString()).isEqualTo("https://social.example.org/widgets/wall.feed.json");
        assertThat(feed.path("items")).hasSize(3);
        JsonNode first = feed.path("items").path(0);
        assertThat(first.path("title").asString()).isEqualTo("Tea & cake <today>");
        assertThat(first.path("date_published").asString())
                .isEqualTo(Posts.NOW.minusSeconds(300).toString());
        assertThat(first.path("authors").path(0).path("name").asString()).isEqualTo("Ada Winter");
        assertThat(feed.path("items").path(1).path("image").asString()).isEqualTo("https://pictures.example/a.png");
    }

    @Test
    void areReadAsJson() throws Exception {
        JsonNode all = new ObjectMapper().readTree(text("/widgets/wall.json"));
        assertThat(all.path("posts")).hasSize(3);
        assertThat(all.path("posts").path(2).path("contentWarning").asString()).isEqualTo("Spiders");
    }

    @Test
    void thePageOfAWidgetSaysWhereItsOembedAnswerIs() throws Exception {
        Element link = Jsoup.parse(text("/widgets/wall/frame"))
                .head()
                .selectFirst("link[rel=alternate][type=application/json+oembed]");
        String address = Objects.requireNonNull(link).attr("href");
        assertThat(address).startsWith("https://social.example.org/oembed?url=https%3A%2F%2F");
        String path = address.substring("https://social.example.org".length());
        assertThat(new ObjectMapper().readTree(text(path)).path("title").asString())
                .isEqualTo("Harbour news");
        String preview = new String(server.get("/preview?widget=wall").body(), UTF_8);
        assertThat(preview).contains("Harbour news").doesNotContain("oembed");
    }

    @Test
    void tellsHowAWidgetIsEmbedded() throws Exception {
        String page = "https://social.example.org/widgets/wall/frame";
        JsonNode oembed = new ObjectMapper().readTree(text("/oembed?maxwidth=400&url=" + page));
        assertThat(oembed.path("type").asString()).isEqualTo("rich");
        assertThat(oembed.path("width").asInt()).isEqualTo(400);
        assertThat(oembed.path("html").asString()).startsWith("<iframe src=\"" + page + "\" title=\"Harbour news\"");
        for (String other : new String[] {
            "https://evil.example/widgets/wall/frame", "https://social.example.org/widgets/none", "x", ""
        }) {
            assertThat(server.get("/oembed?url=" + other).statusCode())
                    .as(other)
                    .isEqualTo(404);
            assertThat(new String(server.get("/oembed").body(), UTF_8))
                    .startsWith("Expected url: the address of a widget of this server");
        }
    }
}
