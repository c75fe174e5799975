package dev.vitrine.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.feed.Author;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.sanitize.Sanitizer;
import dev.vitrine.server.url.WebUrl;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same text on two networks is one post, however each of them writes addresses and names. */
final class CrosspostFoldingTest {
    private static final FeedAddress MASTODON = new FeedAddress(Network.MASTODON, "@ada@a.example");
    private static final FeedAddress BLUESKY = new FeedAddress(Network.BLUESKY, "ada.example");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Low water at noon today, mind the quay https://harbour.example/tides | Low water at noon today, mind the quay harbour.example/ti\u2026",
                "Low water at noon today (harbour.example/tides), mind the quay       | Low water at noon today, mind the quay",
                "Low water at noon, says @ines@social.example to all on the quay      | Low water at noon, says @ines.example to all on the quay",
                "Low water at noon, see:https://harbour.example and mind the quay     | Low water at noon, see: and mind the quay!",
                "#Low water at noon. Mind the quay and/or the pier                    | low water at noon: mind the quay and/or the pier"
            })
    void foldsTheSameWordsIntoOne(String one, String other) {
        assertThat(folded(one, other)).isEqualTo(1);
    }

    @Test
    void leavesOtherWordsAlone() {
        assertThat(folded("Low water at noon today, mind the quay", "High water at noon today, mind the quay"))
                .isEqualTo(2);
        assertThat(folded("Read and/or write the tables of the tides", "Read or write the tables of the tides"))
                .isEqualTo(2);
    }

    /** Japanese has no spaces between words, and whoever means harm needs none either. */
    @ParameterizedTest
    @ValueSource(strings = {"\u6f6e\u306e\u6642\u523b", "a.", "a", ".", "/", "@", "http://", "h", ". ", "a./"})
    @Timeout(30)
    void losesNoTimeOnLongTexts(String part) {
        String text = part.repeat(1_000_000 / part.length());
        assertThat(folded(text, "x" + text)).isBetween(1, 2);
    }

    /** Many a feed calls its posts 1, 2, 3. */
    @Test
    void keepsPostsApartToWhichTwoFeedsGiveOneNumber() {
        Post blog = feedPost("https://blog.example/feed", "7", "https://blog.example/ferry");
        Post shop = feedPost("https://shop.example/feed", "7", "https://shop.example/lamp");
        Post category = feedPost("https://blog.example/harbour/feed", "7", "https://blog.example/ferry");
        assertThat(CrosspostFolding.fold(List.of(blog, shop, category))).containsExactly(blog, shop);
        assertThat(blog.key()).isNotEqualTo(shop.key());
    }

    @Test
    void showsAPostOnceWhoseIdIsTheSameWhereverItIsFound() {
        String id = "tag:blog.example,2026:ferry";
        Post blog = feedPost("https://blog.example/feed", id, "https://blog.example/ferry");
        Post planet = feedPost("https://planet.example/feed", id, "https://blog.example/ferry?from=planet");
        assertThat(CrosspostFolding.fold(List.of(blog, planet))).containsExactly(blog);
        assertThat(blog.key()).isEqualTo(planet.key());
    }

    /** Two feeds of one site, whose links all lead to the site. */
    @Test
    void keepsPostsApartThatLeadToNoPageOfTheirOwn() {
        String page = "https://shop.example/";
        Post one = feedPost("https://shop.example/news", "1", page);
        Post two = feedPost("https://shop.example/news", "2", page).toBuilder()
                .title("The day ferry")
                .build();
        Post other = feedPost("https://shop.example/events", "1", page).toBuilder()
                .title("A fair")
                .build();
        Post same = feedPost("https://shop.example/events", "2", page);
        assertThat(CrosspostFolding.fold(List.of(one, two, other, same))).containsExactly(one, two, other);
    }

    private static Post feedPost(String feed, String id, String page) {
        return Post.builder(id, new FeedAddress(Network.FEED, feed))
                .permalink(WebUrl.parse(page))
                .title("The night ferry")
                .build();
    }

    private static int folded(String one, String other) {
        return CrosspostFolding.fold(List.of(post(MASTODON, one), post(BLUESKY, other)))
                .size();
    }

    private static Post post(FeedAddress origin, String text) {
        return Post.builder(origin.locator(), origin)
                .author(Author.named("Ada"))
                .permalink(WebUrl.parse("https://" + origin.network().id() + ".example/1"))
                .published(Optional.of(Instant.parse("2026-11-20T10:00:00Z")))
                .content(new Sanitizer().clean(""), text)
                .build();
    }
}
