package dev.vitrine.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedAddressTest {
    @ParameterizedTest
    @CsvSource({
        "MASTODON, #tea@example.social, Mastodon #tea@example.social",
        "FLICKR, #tea, Flickr #tea",
        "MASTODON, @ada@example.social, Mastodon @ada@example.social",
        "MASTODON, https://example.social/@ada, Mastodon https://example.social/@ada",
        "FEED, https://blog.example/feed?key=s3cret#s3cret, https://blog.example/feed",
        "FEED, https://ada:s3cret@blog.example/feed, https://blog.example/feed",
        "FEED, https://ada@blog.example:s3cret@blog.example/feed, https://blog.example/feed",
        "FEED, https://blog.example/@ada/feed@2x, https://blog.example/@ada/feed@2x"
    })
    void isKnownInLogsByAllOfItThatIsNoSecret(Network network, String locator, String label) {
        assertThat(new FeedAddress(network, locator).label()).isEqualTo(label);
    }

    /** Its copy on the disk goes by its id. */
    @Test
    void isTheSameFeedHoweverOftenItIsReadAndWithWhateverSecret() {
        String id = new FeedAddress(Network.REDDIT, "r/tea", Map.of("user", "ada")).id();
        assertThat(new FeedAddress(Network.REDDIT, "r/tea", Map.of("user", "ada", "token", "1", "refresh", "1h")).id())
                .isEqualTo(id);
        assertThat(new FeedAddress(Network.MASTODON, "@ada@example.social", Map.of("boosts", "true")).id())
                .isNotEqualTo(new FeedAddress(Network.MASTODON, "@ada@example.social").id());
    }
}
