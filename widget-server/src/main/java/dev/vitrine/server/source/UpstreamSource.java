package dev.vitrine.server.source;

import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.FeedException.Reason;
import dev.vitrine.server.feed.FeedSource;
import dev.vitrine.server.fetch.Answer;
import dev.vitrine.server.fetch.Fetcher;
import dev.vitrine.server.url.WebUrl;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A source that asks an upstream, and only for what changed where an earlier reading left something to compare with. */
abstract class UpstreamSource implements FeedSource {
    /** What programming interfaces answer with. */
    static final String JSON = "application/json";

    /** Of all sources together. */
    private static final Desks DESKS = Desks.ofThisMachine();

    private final Fetcher fetcher;
    private final Clock clock;

    UpstreamSource(Fetcher fetcher, Clock clock) {
        this.fetcher = fetcher;
        this.clock = clock;
    }

    /** Asks for all that the feed needs; empty where nothing has changed since the earlier reading. */
    abstract Optional<Feed> visit(FeedAddress address, UpstreamVisit visit) throws FeedException;

    @Override
    public final Feed read(FeedAddress address) throws FeedException {
        return atADesk(address, visit(Optional.empty())).orElseThrow();
    }

    @Override
    public final Feed readAgain(FeedAddress address, Feed last) throws FeedException {
        UpstreamVisit visit = visit(Optional.of(last));
        return atADesk(address, visit).orElseGet(() -> visit.signed(last));
    }

    private UpstreamVisit visit(Optional<Feed> last) {
        return new UpstreamVisit(fetcher, clock, DESKS, last);
    }

    private Optional<Feed> atADesk(FeedAddress address, UpstreamVisit visit) throws FeedException {
        DESKS.take();
        try {
            return visit(address, visit);
        } finally {
            DESKS.leave();
        }
    }

    /** The server to ask: the operator's choice, else the usual one. */
    static WebUrl server(FeedAddress address, String usual) throws FeedException {
        String wanted = address.option("server", usual);
        return WebUrl.parse(wanted.endsWith("/") ? wanted : wanted + "/")
                .orElseThrow(() -> new FeedException(
                        Reason.MISCONFIGURED,
                        "the server of " + address.label() + " is no address: expected one such as "
                                + (usual.equals(wanted) ? "https://blog.example.org/" : usual)));
    }

    /** Whether something was less than so long ago; what a clock said that has been set back meanwhile was not. */
    final boolean isWithin(Duration length, Instant since) {
        return Duration.between(since, clock.instant()).abs().compareTo(length) < 0;
    }

    static JsonNode json(Answer answer) throws FeedException {
        try {
            return Json.parse(
                    DocumentText.decode(answer.body(), answer.headers().first("Content-Type")));
        } catch (JacksonException e) {
            throw new FeedException(Reason.MALFORMED, answer.url().redacted() + " is no whole JSON document", e);
        }
    }
}
