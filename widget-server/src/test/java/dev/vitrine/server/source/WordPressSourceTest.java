package dev.vitrine.server.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Upstream;
import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.Media;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.url.WebUrl;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class WordPressSourceTest {
    private static final String POSTS = "/blog/wp-json/wp/v2/posts?per_page=20&_embed=author,wp:featuredmedia,wp:term";

    @AutoClose
    private final Reading reading = new Reading();

    @Test
    void hasTheFeaturedPictureWithItsDescription() throws Exception {
        reading.upstream.answer(POSTS, Upstream.ok(Reading.JSON, """
                [{"id": 7, "date_gmt": "2026-11-20T10:00:00", "modified_gmt": "2026-11-20T11:00:00",
                  "guid": {"rendered": "https://b.example/?p=7"}, "link": "https://b.example/rye/",
                  "title": {"rendered": "Rye &#038; salt"},
                  "content": {"rendered": "<p>It is <em>back</em>.</p>", "protected": false},
                  "_embedded": {
                    "author": [{"name": "Ines", "link": "https://b.example/author/ines/",
                                "avatar_urls": {"96": "https://b.example/ines.jpg"}}],
                    "wp:featuredmedia": [{"media_type": "image", "mime_type": "image/jpeg", "alt_text": "A loaf",
                                          "source_url": "https://b.example/rye.jpg",
                                          "media_details": {"width": 1200, "height": 800}}],
                    "wp:term": [[{"name": "Bread", "slug": "bread"}, {"name": "None", "slug": "uncategorized"}]]}}]"""));
        reading.upstream.answer(
                "/blog/wp-json/?_fields=name,description",
                Upstream.ok(Reading.JSON, "{\"name\": \"Rye &amp; Lantern\", \"description\": \"A bakery\"}"));
        Feed feed = read();
        Post post = feed.posts().get(0);
        assertThat(feed.title()).isEqualTo("Rye & Lantern");
        assertThat(post.id()).isEqualTo("https://b.example/?p=7");
        assertThat(post.title()).isEqualTo("Rye & salt");
        assertThat(post.content().markup()).isEqualTo("<p>It is <em>back</em>.</p>");
        assertThat(post.published()).contains(Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(post.author().name()).isEqualTo("Ines");
        assertThat(post.tags()).containsExactly("Bread");
        Media picture = post.media().get(0);
        assertThat(picture.url().href()).isEqualTo("https://b.example/rye.jpg");
        assertThat(picture.alt()).isEqualTo("A loaf");
        assertThat(picture.size()).contains(new Media.Size(1200, 800));
        read();
        assertThat(reading.targets()).as("the name is asked for once").hasSize(3);
    }

    @Test
    void showsTheExcerptOfAPostThatHasNothingElse() throws Exception {
        reading.upstream.answer(POSTS, Upstream.ok(Reading.JSON, """
                [{"id": 7, "guid": {"rendered": "https://b.example/?p=7"}, "link": "https://b.example/rye/",
                  "title": {"rendered": "Rye"}, "content": {"rendered": "\\n", "protected": false},
                  "excerpt": {"rendered": "<p>It is back.</p>"}}]"""));
        reading.upstream.answer(
                "/blog/wp-json/?_fields=name,description", Upstream.ok(Reading.JSON, "{\"name\": \"A bakery\"}"));
        assertThat(read().posts()).extracting(Post::text).containsExactly("It is back.");
    }

    @Test
    void readsTheFeedForADayWhereTheApiIsClosed() throws Exception {
        reading.upstream.answer(POSTS, Upstream.status(401, "{\"code\": \"rest_login_required\"}"));
        reading.upstream.answer(
                "/blog/feed/", Upstream.ok(Reading.RSS, "<rss><channel><item><title>x</title></item></channel></rss>"));
        assertThat(read().posts()).extracting(Post::title).containsExactly("x");
        read();
        assertThat(reading.targets()).containsExactly(POSTS, "/blog/feed/", "/blog/feed/");
        reading.clock.advance(Duration.ofDays(2));
        read();
        assertThat(reading.targets()).hasSize(5);
    }

    @Test
    void triesTheApiAgainWhereTheClockWasAheadWhenItWasClosed() throws Exception {
        reading.upstream.answer(POSTS, Upstream.status(401, "{\"code\": \"rest_login_required\"}"));
        reading.upstream.answer(
                "/blog/feed/", Upstream.ok(Reading.RSS, "<rss><channel><item><title>x</title></item></channel></rss>"));
        reading.clock.set(Instant.parse("2040-01-01T00:00:00Z"));
        read();
        reading.clock.set(Instant.parse("2026-11-21T10:00:00Z"));
        read();
        assertThat(reading.targets()).containsExactly(POSTS, "/blog/feed/", POSTS, "/blog/feed/");
    }

    private Feed read() throws Exception {
        WebUrl site = reading.upstream.url("/blog");
        return reading.sources.read(new FeedAddress(Network.WORDPRESS, site.href()));
    }
}
