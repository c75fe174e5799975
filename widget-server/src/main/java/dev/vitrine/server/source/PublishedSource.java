package dev.vitrine.server.source;

import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.FeedException.Reason;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.fetch.Answer;
import dev.vitrine.server.fetch.Fetcher;
import dev.vitrine.server.sanitize.Sanitizer;
import dev.vitrine.server.url.WebUrl;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the RSS, Atom and JSON feeds of a publisher. Where there is a web page instead, the feed that the page names is
 * read, and later asked for directly; but a page in the place of what was a feed is a failure: it is where people sign in.
 */
final class PublishedSource extends UpstreamSource {
    static final String ACCEPT =
            "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9,"
                    + " text/xml;q=0.9, application/json;q=0.8, */*;q=0.1";

    private final Publisher publisher;
    private final FeedDocument documents;

    PublishedSource(Publisher publisher, Fetcher fetcher, Sanitizer sanitizer, Clock clock) {
        super(fetcher, clock);
        this.publisher = publisher;
        this.documents = new FeedDocument(sanitizer, clock, publisher);
    }

    @Override
    Optional<Feed> visit(FeedAddress address, UpstreamVisit visit) throws FeedException {
        List<WebUrl> places = new ArrayList<>();
        visit.found().ifPresent(places::add);
        places.addAll(publisher.places(address));
        for (WebUrl place : places.subList(0, places.size() - 1)) {
            try {
                Optional<Feed> feed = at(place, address, visit);
                if (feed.isEmpty() || !feed.get().posts().isEmpty()) {
                    return feed;
                }
                visit.forget(place); // that it has nothing still would say nothing of what the next one has
            } catch (FeedException e) {
                if (e.reason() != Reason.NOT_FOUND) {
                    throw e;
                }
            }
        }
        return at(places.get(places.size() - 1), address, visit);
    }

    private Optional<Feed> at(WebUrl place, FeedAddress address, UpstreamVisit visit) throws FeedException {
        Optional<Answer> answer = visit.changed(place, ACCEPT);
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        boolean mayBePage = visit.isFirst()
                || visit.found().filter(found -> !found.equals(place)).isPresent();
        List<WebUrl> named = mayBePage ? FeedDocument.feedsOf(answer.get()) : List.of();
        if (named.isEmpty() && mayBePage && address.network() == Network.FEED && FeedDocument.isPage(answer.get())) {
            throw new FeedException(
                    Reason.MALFORMED,
                    answer.get().url().redacted()
                            + " is a web page that names no feed; with page: in place of url: it is shown as a card");
        }
        if (named.isEmpty()) {
            Feed feed = read(answer.get(), address);
            if (visit.hadMore(feed) && FeedDocument.isCutOff(answer.get())) {
                throw new FeedException(Reason.MALFORMED, answer.get().url().redacted() + " ends in the middle");
            }
            return Optional.of(visit.signed(feed.withFound(visit.found().filter(place::equals))));
        }
        visit.forget(place);
        return Optional.of(visit.signed(discovered(named, address, visit)));
    }

    private Feed read(Answer answer, FeedAddress address) throws FeedException {
        Feed feed = documents.read(answer, address);
        return feed.withPosts(feed.posts().stream().map(publisher::mended).toList());
    }

    /** Pages name feeds that are not there, or none, so the first that can be read is taken. */
    private Feed discovered(List<WebUrl> named, FeedAddress address, UpstreamVisit visit) throws FeedException {
        FeedException failure = new FeedException(Reason.NOT_FOUND, address.label() + " names no feed");
        for (WebUrl place : named) {
            try {
                Optional<Answer> answer = visit.changed(place, ACCEPT);
                if (answer.isPresent()) {
                    return read(answer.get(), address).withFound(Optional.of(place));
                }
            } catch (FeedException e) {
                failure = e;
                visit.forget(place);
            }
        }
        throw failure;
    }
}
