package dev.vitrine.server.pipeline;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.FeedException.Reason;
import dev.vitrine.server.feed.FeedSource;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Pace;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.store.ForgottenPosts;
import dev.vitrine.server.store.LastGood;
import dev.vitrine.server.store.SnapshotStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One feed and its last good copy, which nothing but a better one replaces: not a failure, not garbage, not an empty
 * answer. Refreshing is for one thread at a time; all else may be done by any.
 */
final class KeptFeed {
    private static final Logger LOG = LoggerFactory.getLogger(KeptFeed.class);

    private static final Duration REFUSED_PAUSE = Duration.ofHours(6);
    /** Nobody is asked then, but the copy of a feed that is gone must not be shown for ever. */
    private static final Duration EXPIRY_CHECK = Duration.ofHours(6);

    private static final Duration LONGEST_INTERVAL = Duration.ofHours(6);
    /** Whoever asks for it may have a feed read this often, and must know why. */
    private static final Duration LEAST_WISH = Duration.ofSeconds(10);

    /** A copy is written down anew after so long, changed or not, so that the next start knows how fresh it is. */
    private static final Duration SAVED_AGAIN = Duration.ofHours(6);

    /** Where the clock has gone otherwise than time by so much, somebody has set it. */
    private static final Duration CLOCK_SET = Duration.ofDays(1);

    private static final int NOT_FOUND_TIMES = 5;
    private static final Duration NOT_FOUND_OVER = Duration.ofHours(24);

    private final FeedAddress address;
    private final FeedSource source;
    private final SnapshotStore store;
    private final ForgottenPosts forgotten;
    private final PipelineSettings settings;
    private final Clock clock;

    /** What lengths of time are measured by: nobody sets it. */
    private final Ticker ticker;

    private final RandomGenerator random;
    private volatile Standing standing;

    /** Whether the copy is not on the disk, which may have room again when the feed is read next. */
    private boolean unsaved;

    /**
     * Whether nobody has brought anything since there was no copy: none that is empty may take the place of one that could
     * not be read this time.
     */
    private boolean awaitsFirst;

    /** When the copy was confirmed, and when it was last written down, in nanoseconds of the ticker. */
    private long confirmedAt;

    private long savedAt;

    /** How far the clock was from the ticker when the source last answered; absent where that was to another process. */
    private Optional<Duration> offset = Optional.empty();

    KeptFeed(
            FeedAddress address,
            FeedSource source,
            SnapshotStore store,
            ForgottenPosts forgotten,
            PipelineSettings settings,
            Clock clock,
            Ticker ticker,
            RandomGenerator random) {
        this.address = address;
        this.source = source;
        this.store = store;
        this.forgotten = forgotten;
        this.settings = settings;
        this.clock = clock;
        this.ticker = ticker;
        this.random = random;
        this.standing = Standing.unknown(interval(Pace.UNKNOWN));
    }

    FeedAddress address() {
        return address;
    }

    Standing standing() {
        return standing;
    }

    /** Takes up the copy that an earlier process left; it is due when it would have been. */
    void restore() {
        store.load(address).filter(this::isWithinLimit).ifPresent(kept -> {
            LastGood whole = without(kept);
            LastGood good = new LastGood(SharedParts.of(whole.feed()), whole.fetchedAt(), whole.validatedAt());
            Duration interval = interval(good.feed().pace());
            Duration age = Duration.between(good.validatedAt(), clock.instant());
            Duration left = interval.minus(age).isNegative() ? Duration.ZERO : interval.minus(age);
            left = left.compareTo(interval) > 0 ? interval : left; // the clock was ahead when it was kept
            confirmedAt = ticker.read() - (age.isNegative() ? 0 : age.toNanos());
            savedAt = confirmedAt;
            standing =
                    new Standing(Optional.of(good), 0, Optional.empty(), Optional.empty(), Optional.of(left), interval);
        });
    }

    /** For what another process has confirmed, of which the clock alone tells how long that is ago. */
    private boolean isWithinLimit(LastGood good) {
        return isOurs() || clock.instant().isBefore(good.validatedAt().plus(settings.staleLimit()));
    }

    /** Whether it cannot be had again. */
    private boolean isOurs() {
        return address.network() == Network.PUSH;
    }

    /** Asks the source, and gives the standing that follows; never throws. */
    Standing refresh() {
        Standing before = standing;
        if (isOurs()) { // nobody is asked: what was brought last is what there is
            return change(now -> {
                awaitsFirst |= now.good().isEmpty();
                return succeeded(now, now.good().map(LastGood::feed).orElseGet(() -> new Feed("", List.of())));
            });
        }
        if (before.isOver()) {
            return change(now -> now.keeping(kept(now), Optional.of(EXPIRY_CHECK)));
        }
        try {
            Duration now = Duration.between(Instant.EPOCH, clock.instant()).minusNanos(ticker.read());
            Feed feed = before.good().isPresent()
                    ? source.readAgain(address, comparable(before.good().get().feed(), now))
                    : source.read(address);
            offset = Optional.of(now);
            return change(last -> succeeded(last, feed));
        } catch (FeedException e) {
            if (Thread.currentThread().isInterrupted()) {
                return standing; // we are the ones who break off, as the server stops
            }
            return change(now -> failed(now, e));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.error("{} could not be read because of a fault of ours; keeping what there is.", address, e);
            FeedException fault = new FeedException(Reason.MALFORMED, address.label() + ": a fault of ours", e);
            return change(now -> failed(now, fault));
        }
    }

    /**
     * The feed to compare with. Where somebody has set the clock since, all of it is read anew: dates that a wrong clock took
     * for impossible are missing.
     */
    private Feed comparable(Feed last, Duration now) {
        boolean set = offset.map(before -> now.minus(before).abs())
                .filter(difference -> difference.compareTo(CLOCK_SET) > 0)
                .isPresent();
        return set ? last.withValidators(Map.of()) : last;
    }

    /** Somebody wants it asked again now, even if it was not coming back. */
    void giveAnotherChance() {
        change(now -> now.isOver() ? now.withoutFailure() : now);
    }

    /**
     * Somebody brought what the feed has now.
     *
     * @throws IOException where it cannot be kept, as it cannot be had again; then the feed is as before
     */
    synchronized void accept(Feed feed) throws IOException {
        awaitsFirst = false;
        Standing after = succeeded(standing, feed);
        if (unsaved) {
            throw new IOException("what was brought cannot be written down");
        }
        standing = after;
    }

    /** Takes out the posts that are to be forgotten, and gives them. */
    List<Post> forget() {
        List<Post> gone = new ArrayList<>();
        change(now -> {
            now.good().ifPresent(good -> gone.addAll(forgotten.among(good.feed())));
            return now.keeping(now.good().map(this::without), now.pause());
        });
        return gone;
    }

    /** Whoever changes the standing begins with what it is by then, not with what it was before a long reading. */
    private synchronized Standing change(UnaryOperator<Standing> step) {
        standing = step.apply(standing);
        return standing;
    }

    /** The copy without what is to be forgotten; on the disk as well. */
    private LastGood without(LastGood good) {
        if (forgotten.among(good.feed()).isEmpty()) {
            return good;
        }
        LastGood rest = new LastGood(forgotten.without(good.feed()), good.fetchedAt(), good.validatedAt());
        unsaved = !store.save(address, rest);
        return rest;
    }

    private Standing succeeded(Standing before, Feed read) {
        Feed feed = forgotten.without(read);
        if (before.failures() > 0) {
            LOG.info("{} answers again; failures in between: {}.", address, before.failures());
        }
        Instant now = clock.instant();
        boolean same = before.good().map(good -> sameContent(good.feed(), feed)).orElse(false);
        LastGood good = same
                ? new LastGood(
                        feed.withPosts(before.good().get().feed().posts()), // readers have those, and nobody needs two
                        before.good().get().fetchedAt(),
                        now)
                : new LastGood(SharedParts.of(feed), now, now);
        confirmedAt = ticker.read();
        boolean changed = !same || !before.good().get().feed().validators().equals(feed.validators());
        if (!awaitsFirst && (unsaved || changed || confirmedAt - savedAt >= SAVED_AGAIN.toNanos())) {
            unsaved = !store.save(address, good);
            savedAt = confirmedAt;
        }
        Duration interval = interval(feed.pace());
        Duration wish =
                feed.pace().notBefore().map(time -> BackOff.until(time, now)).orElse(Duration.ZERO);
        Duration pause = BackOff.spread(interval, random);
        return new Standing(
                Optional.of(good),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.of(wish.compareTo(pause) > 0 ? wish : pause),
                interval);
    }

    private static boolean sameContent(Feed one, Feed other) {
        return one.posts().equals(other.posts()) && one.title().equals(other.title());
    }

    private Standing failed(Standing before, FeedException failure) {
        if (failure.reason() == Reason.HELD_BACK) {
            return new Standing(
                    kept(before),
                    before.failures(),
                    before.failingSince(),
                    before.failure().or(() -> Optional.of(failure)),
                    Optional.of(wish(failure).orElse(before.interval()).plus(jitter())),
                    before.interval());
        }
        int failures = before.failures() + 1;
        Instant since = before.failingSince().orElse(clock.instant());
        log(before, failure);
        return new Standing(
                kept(before),
                failures,
                Optional.of(since),
                Optional.of(failure),
                pause(failure, failures, since, before),
                before.interval());
    }

    /** Too many wait for the same moment to be let through all at once. */
    private Duration jitter() {
        return Duration.ofMillis(random.nextLong(10_000));
    }

    private Optional<LastGood> kept(Standing before) {
        return before.good()
                .filter(good -> isOurs()
                        || ticker.read() - confirmedAt < settings.staleLimit().toNanos());
    }

    private Optional<Duration> pause(FeedException failure, int failures, Instant since, Standing before) {
        Duration interval = before.interval();
        Duration backOff = BackOff.after(failures, interval, random);
        return switch (failure.reason()) {
            case GONE, MISCONFIGURED -> Optional.of(EXPIRY_CHECK);
            case CREDENTIALS -> Optional.of(wish(failure).orElse(BackOff.spread(REFUSED_PAUSE, random)));
            case ADDRESS_REFUSED -> // a name that led elsewhere before may do so again soon
                Optional.of(before.good().isPresent() ? backOff : BackOff.spread(REFUSED_PAUSE, random));
            case NOT_FOUND -> Optional.of(isNotComingBack(failures, since) ? NOT_FOUND_OVER : backOff);
            case IMPLAUSIBLE -> Optional.of(BackOff.spread(interval, random));
            default ->
                Optional.of(wish(failure).map(time -> time.plus(jitter())).orElse(backOff));
        };
    }

    private boolean isNotComingBack(int failures, Instant since) {
        return failures >= NOT_FOUND_TIMES && !clock.instant().isBefore(since.plus(NOT_FOUND_OVER));
    }

    private Optional<Duration> wish(FeedException failure) {
        return failure.retryAt()
                .map(time -> BackOff.until(time, clock.instant()))
                .filter(length -> !length.isNegative());
    }

    /** One line when a feed begins to fail, or begins to fail in another way; not one for each attempt. */
    private void log(Standing before, FeedException failure) {
        boolean known = before.failure()
                .map(FeedException::reason)
                .filter(failure.reason()::equals)
                .isPresent();
        if (known) {
            return;
        }
        String copy = before.good()
                .map(good -> "serving the copy of " + good.validatedAt().truncatedTo(ChronoUnit.SECONDS))
                .orElse("there is no copy to serve");
        LOG.warn("Unable to read {} ({}): {}; {}.", address, failure.reason().code(), failure.getMessage(), copy);
    }

    /** As the operator says; else as the upstream says, within reason; else as usual. */
    private Duration interval(Pace pace) {
        Optional<Duration> own = Intervals.parse(address.option("refresh", ""));
        Duration wanted = own.orElseGet(() -> pace.interval()
                .filter(length -> length.compareTo(settings.interval()) > 0)
                .orElse(settings.interval()));
        Duration capped = wanted.compareTo(LONGEST_INTERVAL) > 0 && own.isEmpty() ? LONGEST_INTERVAL : wanted;
        Duration least =
                own.isPresent() && LEAST_WISH.compareTo(settings.shortest()) < 0 ? LEAST_WISH : settings.shortest();
        return capped.compareTo(least) < 0 ? least : capped;
    }

    /** @param next when it is asked next; absent while it is being asked */
    FeedState state(Optional<Duration> next) {
        Standing now = standing;
        return new FeedState(
                address,
                now.good().map(good -> good.feed().posts().size()).orElse(0),
                now.good().map(LastGood::fetchedAt),
                now.good().map(LastGood::validatedAt),
                now.failures(),
                now.failure().map(FeedException::reason),
                now.failure().map(e -> String.valueOf(e.getMessage())).orElse(""),
                now.isOver()
                        ? Optional.empty()
                        : next.map(pause -> clock.instant().plus(pause)));
    }
}
