package dev.vitrine.server.source;

import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.FeedException.Reason;
import dev.vitrine.server.feed.FeedSource;
import java.util.List;

/** Has nothing: posts are brought, not asked for. */
final class PushSource implements FeedSource {
    static void check(FeedAddress address) throws FeedException {
        if (!address.locator().matches("[a-z0-9-]{1,60}")) {
            throw new FeedException(
                    Reason.MISCONFIGURED,
                    "expected a name of small letters, digits and hyphens, such as shop-news, found \""
                            + address.locator() + "\"");
        }
    }

    @Override
    public Feed read(FeedAddress address) {
        return new Feed("", List.of());
    }
}
