package dev.vitrine.server.web;

import dev.vitrine.server.pipeline.FeedState;
import dev.vitrine.server.pipeline.Upkeep;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Says whether it makes sense to send readers here, and if not, what is still to come: the first answer of each feed,
 * but not for long, as readers can do without one.
 */
final class Readiness implements Answer {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private final Upkeep upkeep;
    private final BooleanSupplier started;
    private final long begin;
    private final LongSupplier nanoTime;

    /**
     * @param begin when the server was made
     * @param nanoTime what that is counted by: when systems start, their clock is often set back
     */
    Readiness(Upkeep upkeep, BooleanSupplier started, long begin, LongSupplier nanoTime) {
        this.upkeep = upkeep;
        this.started = started;
        this.begin = begin;
        this.nanoTime = nanoTime;
    }

    @Override
    public void to(Request request, Response response, Callback callback) {
        String missing = missing();
        if (missing.isEmpty()) {
            Answers.line(response, callback, HttpStatus.OK_200, "ready");
        } else {
            Answers.line(response, callback, HttpStatus.SERVICE_UNAVAILABLE_503, missing);
        }
    }

    /** What it waits for, in one sentence; empty where it is ready. */
    String missing() {
        if (!started.getAsBoolean()) {
            return "stopping: no new work, please";
        }
        if (nanoTime.getAsLong() - begin >= LONGEST_WAIT.toNanos()) {
            return "";
        }
        List<FeedState> feeds = upkeep.states();
        long waiting = feeds.stream()
                .filter(feed -> feed.health() == FeedState.Health.WAITING)
                .count();
        return waiting == 0 ? "" : "waiting for the first answer of " + waiting + " of " + feeds.size() + " feeds";
    }
}
