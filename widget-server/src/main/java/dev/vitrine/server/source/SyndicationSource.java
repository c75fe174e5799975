package dev.vitrine.server.source;

import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.FeedException.Reason;
import dev.vitrine.server.feed.FeedSource;
import dev.vitrine.server.fetch.Answer;
import dev.vitrine.server.fetch.Fetcher;
import dev.vitrine.server.sanitize.Sanitizer;
import dev.vitrine.server.url.WebUrl;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Reads RSS, Atom and JSON feeds from the address that the operator gave. */
final class SyndicationSource implements FeedSource {
    static final String ACCEPT =
            "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9,"
                    + " text/xml;q=0.9, application/json;q=0.8, */*;q=0.1";

    private final Fetcher fetcher;
    private final Clock clock;
    private final FeedDocument documents;

    SyndicationSource(Fetcher fetcher, Sanitizer sanitizer, Clock clock) {
        this.fetcher = fetcher;
        this.clock = clock;
        this.documents = new FeedDocument(sanitizer, clock);
    }

    @Override
    public Feed read(FeedAddress address) throws FeedException {
        return read(address, new UpstreamVisit(fetcher, clock, Map.of())).orElseThrow();
    }

    @Override
    public Feed readAgain(FeedAddress address, Feed last) throws FeedException {
        UpstreamVisit visit = new UpstreamVisit(fetcher, clock, last.validators());
        return read(address, visit).orElseGet(() -> visit.signed(last));
    }

    private Optional<Feed> read(FeedAddress address, UpstreamVisit visit) throws FeedException {
        WebUrl url = WebUrl.parse(address.locator())
                .orElseThrow(() -> new FeedException(
                        Reason.MISCONFIGURED,
                        address.label()
                                + " is no address of a feed: expected one such as https://example.org/feed.xml"));
        Optional<Answer> answer = visit.changed(url, ACCEPT);
        return answer.isEmpty() ? Optional.empty() : Optional.of(visit.signed(documents.read(answer.get(), address)));
    }
}
