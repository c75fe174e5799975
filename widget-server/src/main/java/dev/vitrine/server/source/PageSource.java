package dev.vitrine.server.source;

import dev.vitrine.server.card.PageCard;
import dev.vitrine.server.feed.Author;
import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.FeedException.Reason;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.fetch.Answer;
import dev.vitrine.server.fetch.Fetcher;
import dev.vitrine.server.url.WebUrl;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Takes a web page for a feed of one post, which is the page's card. */
final class PageSource extends UpstreamSource {
    private static final String ACCEPT = "text/html, application/xhtml+xml;q=0.9";

    private final Clock clock;

    PageSource(Fetcher fetcher, Clock clock) {
        super(fetcher, clock);
        this.clock = clock;
    }

    @Override
    Optional<Feed> visit(FeedAddress address, UpstreamVisit visit) throws FeedException {
        Optional<Answer> answer = visit.changed(place(address), ACCEPT);
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        String type = answer.get().headers().first("Content-Type").orElse("text/html");
        if (!type.matches("(?is)\\s*(text/html|application/xhtml\\+xml)\\b.*")) {
            throw new FeedException(Reason.MALFORMED, answer.get().url().redacted() + " is no web page but " + type);
        }
        PageCard page = PageCard.of(answer.get(), clock);
        Post post = Post.builder(address.locator(), address)
                .permalink(Optional.of(page.card().url()))
                .author(Author.named(page.site()))
                .published(page.published())
                .language(page.language())
                .card(Optional.of(page.card()))
                .build();
        return Optional.of(visit.signed(new Feed(page.site(), List.of(post))));
    }

    /** The page that an address means. */
    static WebUrl place(FeedAddress address) throws FeedException {
        return WebUrl.parse(address.locator())
                .orElseThrow(() -> new FeedException(
                        Reason.MISCONFIGURED,
                        "expected the address of a web page, which begins with http:// or https://"));
    }
}
