package dev.vitrine.server.admin;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.pipeline.FeedState;
import dev.vitrine.server.widget.Widget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;

/** Where editors see how feeds are doing, and have them asked. */
final class FeedDesk {
    private final Office office;

    FeedDesk(Office office) {
        this.office = office;
    }

    Reply feeds(Form form) {
        Map<FeedAddress, List<String>> widgets = new HashMap<>();
        for (Widget widget : office.editing().widgets()) {
            widget.feeds()
                    .forEach(address -> widgets.computeIfAbsent(address, key -> new ArrayList<>())
                            .add(widget.id()));
        }
        return Reply.json(new Facts()
                .with(
                        "feeds",
                        office.editing().feeds().stream()
                                .map(feed -> facts(feed, widgets.getOrDefault(feed.address(), List.of())))
                                .toList()));
    }

    private static Map<String, Object> facts(FeedState feed, List<String> widgets) {
        return new Facts()
                .with("feed", feed.address().id())
                .with("label", feed.address().label())
                .with("state", state(feed))
                .with("posts", feed.posts())
                .with("changed", feed.fetchedAt().map(Instant::toString))
                .with("confirmed", feed.validatedAt().map(Instant::toString))
                .with("failures", feed.failures())
                .with("reason", feed.reason().map(FeedException.Reason::code))
                .with("error", Optional.of(feed.message()).filter(message -> !message.isEmpty()))
                .with("next", feed.nextAttempt().map(Instant::toString))
                .with("widgets", widgets)
                .all();
    }

    /** In one word: whoever pushes is not asked, and whoever fails is asked again until there is no hope. */
    private static String state(FeedState feed) {
        if (feed.address().network() == Network.PUSH) {
            return "pushed";
        }
        if (feed.nextAttempt().isEmpty() && !feed.isOver()) {
            return "asking";
        }
        return switch (feed.health()) {
            case GOOD -> "fine";
            case WAITING -> "waiting";
            case FAILING -> "failing";
            case OVER -> "over";
        };
    }

    Reply refresh(Form form) throws Route.RefusedException {
        if (!office.editing().refresh(form.value("feed"))) {
            throw new Route.RefusedException(HttpStatus.NOT_FOUND_404, "There is no such feed.");
        }
        return Reply.json(new Facts().with("asked", true));
    }
}
