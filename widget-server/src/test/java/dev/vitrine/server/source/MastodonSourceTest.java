package dev.vitrine.server.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.Upstream;
import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Poll;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.feed.Quote;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MastodonSourceTest {
    private static final String TAG = "/api/v1/timelines/tag/tea?limit=40";
    private static final String RSS = "<rss><channel><item><title>by RSS</title></item></channel></rss>";

    @AutoClose
    private final Reading reading = new Reading();

    @BeforeEach
    void start() {
        reading.upstream.answer(TAG, Upstream.ok(Reading.JSON, status("everybody's")));
        reading.upstream.answer(TAG + "&local=true", Upstream.ok(Reading.JSON, status("our people's")));
        reading.upstream.answer("/tags/tea.rss", Upstream.ok(Reading.RSS, RSS));
    }

    @Test
    void asksWhatTheServerShowsAgainWhereTheClockWasAheadWhenItWasAsked() throws Exception {
        access("public", "public");
        reading.clock.set(Instant.parse("2040-01-01T00:00:00Z"));
        tag();
        access("public", "authenticated");
        reading.clock.set(Instant.parse("2026-11-21T10:00:00Z"));
        assertThat(words(tag())).isEqualTo("our people's");
    }

    @Test
    void readsATagAsFarAsTheServerShowsItToEverybody() throws Exception {
        access("public", "public");
        assertThat(words(tag())).isEqualTo("everybody's");
        reading.clock.advance(Duration.ofDays(2));
        access("public", "authenticated");
        assertThat(words(tag())).isEqualTo("our people's");
        reading.clock.advance(Duration.ofDays(2));
        access("disabled", "disabled");
        assertThat(words(tag())).isEqualTo("by RSS");
        assertThat(reading.targets())
                .containsExactly(
                        "/api/v2/instance",
                        TAG,
                        "/api/v2/instance",
                        TAG + "&local=true",
                        "/api/v2/instance",
                        "/tags/tea.rss");
    }

    @Test
    void asksWhatIsShownOnceADay() throws Exception {
        access("public", "public");
        tag();
        tag();
        assertThat(reading.targets()).containsExactly("/api/v2/instance", TAG, TAG);
    }

    @Test
    void triesAServerThatDoesNotSay() throws Exception {
        assertThat(words(tag())).isEqualTo("everybody's");
        reading.upstream.answer(
                TAG, Upstream.status(422, "{\"error\": \"This method requires an authenticated user\"}"));
        assertThat(words(tag())).isEqualTo("by RSS");
    }

    @Test
    @Timeout(30)
    void losesNoTimeOnWhatAuthorsSayOfThemselves() throws Exception {
        access("public", "public");
        reading.upstream.answer(
                TAG,
                Upstream.ok(
                        Reading.JSON,
                        status("everybody's")
                                .replace("\"acct\"", "\"note\": \"" + "<".repeat(1_000_000) + "\", \"acct\"")));
        assertThat(words(tag())).isEqualTo("everybody's");
    }

    @Test
    void makesNoLargePostOfASmallOne() throws Exception {
        access("public", "public");
        String leftOpen = "<p>" + "<b title='%s'>".formatted("t".repeat(20_000)).repeat(12) + "</p>";
        reading.upstream.answer(
                TAG,
                Upstream.ok(
                        Reading.JSON, status(leftOpen + "<p>:x:".repeat(20_000)).replace("\"account\"", """
                "emojis": [{"shortcode": "x", "url": "https://example.social/%s.png"}], "account\"""".formatted(
                                        "x".repeat(9_000)))));
        Post post = tag().posts().get(0);
        assertThat(post.content().markup()).hasSizeLessThan(7 * 400_000);
        assertThat(post.text()).startsWith(":x:\n".repeat(100));
    }

    @Test
    void readsTheAnswersOfAPollWithoutTheCodesOfPictures() throws Exception {
        access("public", "public");
        reading.upstream.answer(
                TAG, Upstream.ok(Reading.JSON, status("Green or black?").replace("\"account\"", """
                "poll": {"options": [
                    {"title": ":leaf: Green :leaf:", "votes_count": 1}, {"title": ":leaf:", "votes_count": 2},
                    {"title": "at 16:30:00", "votes_count": 0}],
                  "emojis": [{"shortcode": "leaf", "url": "https://example.social/leaf.png"}]}, "account\"""")));
        assertThat(tag().posts().get(0).poll().orElseThrow().options())
                .extracting(Poll.Option::text)
                .containsExactly("Green", ":leaf:", "at 16:30:00");
    }

    /** As Pleroma, Akkoma and others do, which know no consent to being quoted. */
    @ParameterizedTest
    @CsvSource({
        "'\"quote\": {0}', public, It rains.",
        "'\"pleroma\": {\"quote\": {0}}', public, It rains.",
        "'\"quote\": {0}', private, withheld"
    })
    void showsAQuotedPostThatStandsThereItself(String form, String visibility, String words) throws Exception {
        access("public", "public");
        String quoted = "{\"id\": \"2\", \"visibility\": \"" + visibility
                + "\", \"content\": \"It rains.\", \"account\": {\"acct\": \"ben\"}}";
        reading.upstream.answer(
                TAG,
                Upstream.ok(
                        Reading.JSON,
                        status("So true").replace("\"account\"", form.replace("{0}", quoted) + ", \"account\"")));
        Quote quote = tag().posts().get(0).quote().orElseThrow();
        assertThat(quote instanceof Quote.Shown shown ? shown.post().text() : "withheld")
                .isEqualTo(words);
    }

    @Test
    void readsTheRssOfAServerThatKeepsItElsewhere() throws Exception {
        reading.upstream.answer("/api/v1/accounts/lookup", Upstream.status(401, "{\"error\": \"Unauthorized\"}"));
        reading.upstream.answer("/@ada/feed.rss", Upstream.ok(Reading.RSS, RSS));
        assertThat(words(reading.read(Network.MASTODON, "@ada@example.social"))).isEqualTo("by RSS");
        assertThat(reading.targets())
                .containsExactly("/api/v1/accounts/lookup?acct=ada", "/@ada.rss", "/@ada/feed.rss");
    }

    private void access(String local, String remote) {
        reading.upstream.answer("/api/v2/instance", Upstream.ok(Reading.JSON, """
                {"configuration": {"timelines_access": {"hashtag_feeds": {"local": "%s", "remote": "%s"}}}}""".formatted(local, remote)));
    }

    private Feed tag() throws FeedException {
        return reading.read(Network.MASTODON, "#tea@example.social");
    }

    private static String words(Feed feed) {
        Post post = feed.posts().get(0);
        return post.title() + post.text();
    }

    private static String status(String words) {
        return """
                [{"id": "1", "created_at": "2026-11-20T10:00:00Z", "visibility": "public", "content": "<p>%s</p>",
                  "url": "https://example.social/@ada/1", "account": {"acct": "ada", "display_name": "Ada"}}]""".formatted(words);
    }
}
