package dev.vitrine.server.source;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.url.WebUrl;
import java.util.List;

/** Publishes at the address that the operator gave. */
final class AnyPublisher implements Publisher {
    @Override
    public List<WebUrl> places(FeedAddress address) throws FeedException {
        return List.of(WebUrl.parse(address.locator())
                .orElseThrow(() -> Publisher.misnamed(
                        address, "the address of a feed, or of a page that names one, such as https://example.org/")));
    }
}
