package dev.vitrine.server.pipeline;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedSource;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.store.ForgottenPosts;
import dev.vitrine.server.store.LastGood;
import dev.vitrine.server.store.SnapshotStore;
import dev.vitrine.server.store.Verdicts;
import dev.vitrine.server.url.WebUrl;
import dev.vitrine.server.widget.Widget;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the feeds of all widgets fresh ahead of their readers, and gives readers what there is.
 *
 * <p>Readers never cause a request and never wait for one, except for the very first copy of a feed. Each feed is asked by
 * one thread at a time, when it is due, through the limits of its host; a copy that was good stays until a better one
 * comes, over failures and restarts.
 */
public final class FeedPipeline implements WidgetPosts, Upkeep, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedPipeline.class);
    private static final Duration NEVER = Duration.ofDays(3650);

    private final PipelineSettings settings;
    private final Ticker ticker;
    private final Executor brisk;

    /** For feeds that failed: they often take all the time that they are given. */
    private final Executor doubtful;

    private final CountedSource source;
    private final ForgottenPosts forgotten;
    private final SnapshotStore store;
    private final Function<String, Verdicts> verdicts;
    private final Clock clock;
    private final RandomGenerator random;
    private volatile Assortment current;
    private final RefreshQueue queue = new RefreshQueue();

    /** What need not be asked again yet; one that is being asked is asked once. */
    private final AsyncCache<FeedAddress, Outcome> fresh;

    private final Thread timer = new Thread(this::keepFresh, "feed-refresh");

    /**
     * A pipeline that has taken up the copies of an earlier process and asks nobody until {@link #start}.
     *
     * @param hosts gives the host that a feed is asked of, to share its limits
     * @param workers runs the readings, which may take as long as the source's deadlines
     */
    public FeedPipeline(
            PipelineSettings settings,
            Collection<Widget> widgets,
            FeedSource source,
            Function<FeedAddress, String> hosts,
            SnapshotStore store,
            Clock clock,
            Ticker ticker,
            RandomGenerator random,
            Executor workers) {
        this(
                settings,
                widgets,
                source,
                hosts,
                store,
                ForgottenPosts.inMemory(),
                widget -> Verdicts.NONE,
                clock,
                ticker,
                random,
                workers);
    }

    /**
     * As the other.
     *
     * @param forgotten posts that no copy may have
     * @param verdicts gives what editors decided about a widget
     */
    public FeedPipeline(
            PipelineSettings settings,
            Collection<Widget> widgets,
            FeedSource source,
            Function<FeedAddress, String> hosts,
            SnapshotStore store,
            ForgottenPosts forgotten,
            Function<String, Verdicts> verdicts,
            Clock clock,
            Ticker ticker,
            RandomGenerator random,
            Executor workers) {
        this.settings = settings;
        this.store = store;
        this.forgotten = forgotten;
        this.ticker = ticker;
        this.brisk = new Lane(workers, Workers.AT_ONCE * 3 / 4);
        this.doubtful = new Lane(workers, Workers.AT_ONCE / 4);
        FeedSource limited = new LimitedSource(source, hosts, clock, ticker, random);
        this.source = new CountedSource(new PlausibleSource(limited, ticker));
        this.clock = clock;
        this.random = random;
        this.verdicts = verdicts;
        this.fresh = Caffeine.newBuilder()
                .ticker(ticker)
                .executor(Runnable::run) // its own upkeep is short, and must not be refused while closing
                .expireAfter(Expiry.<FeedAddress, Outcome>creating(
                        (address, outcome) -> Duration.ofNanos(Math.max(0, outcome.due - ticker.read()))))
                .buildAsync();
        this.current = new Assortment(List.of(), Map.of(), verdicts, settings.coldWait(), clock);
        show(assortment(widgets));
    }

    /** These widgets with their feeds, those that are known already as they are. Nobody sees them before {@link #show}. */
    public Assortment assortment(Collection<Widget> widgets) {
        Map<FeedAddress, KeptFeed> known = current.feeds();
        Map<FeedAddress, KeptFeed> feeds = new LinkedHashMap<>();
        List<KeptFeed> added = new ArrayList<>();
        for (Widget widget : widgets) {
            for (FeedAddress address : widget.feeds()) {
                feeds.computeIfAbsent(address, key -> known.containsKey(key) ? known.get(key) : added(key, added));
            }
        }
        Restoring.all(added);
        return new Assortment(widgets, feeds, verdicts, settings.coldWait(), clock);
    }

    private KeptFeed added(FeedAddress address, List<KeptFeed> to) {
        KeptFeed feed = new KeptFeed(address, source, store, forgotten, settings, clock, ticker, random);
        to.add(feed);
        return feed;
    }

    /** Keeps the feeds of these widgets from now on, and no others. */
    public synchronized void show(Assortment next) {
        Set<FeedAddress> before = current.feeds().keySet();
        current = next;
        long now = ticker.read();
        for (FeedAddress address : before) {
            if (!next.feeds().containsKey(address)) {
                queue.remove(address);
                fresh.synchronous().invalidate(address);
            }
        }
        next.feeds().forEach((address, feed) -> {
            if (!before.contains(address)) {
                queue.put(address, now + firstPause(feed, random));
            }
        });
        next.views().forEach(FeedPipeline::update); // a feed may have changed while they were put together
    }

    /** Spread over their interval, so that a restart does not ask everybody at once; what has no copy comes first. */
    private static long firstPause(KeptFeed feed, RandomGenerator random) {
        Standing standing = feed.standing();
        long left = standing.pause().orElse(NEVER).toNanos();
        boolean overdue = standing.good().isPresent() && left == 0;
        return overdue ? random.nextLong(Math.max(1, standing.interval().toNanos() / 4)) : left;
    }

    /** Begins to ask. */
    public FeedPipeline start() {
        timer.setDaemon(true);
        timer.start();
        return this;
    }

    private void keepFresh() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                runDue();
                queue.awaitDue(ticker::read);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // closed
            }
        }
    }

    /** Asks all feeds that are due now. */
    void runDue() {
        for (FeedAddress address : queue.due(ticker.read())) {
            KeptFeed feed = current.feeds().get(address);
            if (feed == null) {
                continue; // it has just gone
            }
            Executor lane = feed.standing().failures() == 0 ? brisk : doubtful;
            try {
                var unused = fresh.get(address, (key, executor) -> CompletableFuture.supplyAsync(() -> ask(feed), lane))
                        .whenComplete((outcome, fault) -> settle(feed, fault == null ? outcome : mishap(feed, fault)));
            } catch (RejectedExecutionException e) {
                return; // closed: the executor takes nothing more
            } catch (RuntimeException | Error e) {
                settle(feed, mishap(feed, e));
            }
        }
    }

    /** Whatever happens, such as that the system has no thread left, a feed is asked again. */
    private Outcome mishap(KeptFeed feed, Throwable fault) {
        LOG.error("{} could not be asked because of a fault of ours; keeping what there is.", feed.address(), fault);
        Standing standing = feed.standing();
        return outcome(standing.keeping(standing.good(), Optional.of(standing.interval())));
    }

    private Outcome ask(KeptFeed feed) {
        return outcome(feed.refresh());
    }

    private Outcome outcome(Standing standing) {
        return new Outcome(
                standing, ticker.read() + standing.pause().orElse(NEVER).toNanos());
    }

    @SuppressWarnings("ReferenceEquality") // a feed that was taken away and came back is another one
    private void settle(KeptFeed feed, Outcome outcome) {
        if (current.feeds().get(feed.address()) != feed) {
            return;
        }
        if (outcome.standing.pause().isPresent()) {
            queue.put(feed.address(), outcome.due);
        }
        show(feed);
    }

    private void show(KeptFeed feed) {
        current.viewsOf(feed.address()).forEach(FeedPipeline::update);
    }

    /** Lets readers see what there is now. */
    static void update(WidgetView view) {
        try {
            view.update();
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error(
                    "The widget {} keeps its posts because of a fault of ours.",
                    view.widget().id(),
                    e);
        }
    }

    @Override
    public Snapshot now(String widgetId) {
        return current.now(widgetId);
    }

    @Override
    public CompletableFuture<Snapshot> soon(String widgetId) {
        return current.soon(widgetId);
    }

    /** All widgets. */
    Collection<WidgetView> views() {
        return current.views();
    }

    WidgetView view(String widgetId) {
        return current.view(widgetId);
    }

    @Override
    public List<FeedState> states() {
        long now = ticker.read();
        return current.feeds().values().stream()
                .map(feed -> feed.state(queue.at(feed.address()).map(at -> Duration.ofNanos(Math.max(0, at - now)))))
                .toList();
    }

    /** Has a feed asked as soon as its host may be, unless that is being done. */
    void refresh(FeedAddress address) {
        CompletableFuture<Outcome> outcome = fresh.getIfPresent(address);
        if (outcome == null || outcome.isDone()) {
            current.kept(address).giveAnotherChance();
            if (outcome != null) {
                fresh.asMap().remove(address, outcome);
            }
            queue.put(address, ticker.read());
        }
    }

    @Override
    public Map<String, Long> readings() {
        return source.counts();
    }

    @Override
    public void accept(FeedAddress address, Feed feed) throws IOException {
        KeptFeed kept = current.kept(address);
        kept.accept(feed);
        show(kept);
    }

    @Override
    public Forgotten forget(String name) throws IOException {
        // A reading that ends in between leaves the post out by itself; its pictures are to go all the same.
        Map<KeptFeed, Optional<LastGood>> before = new HashMap<>();
        Map<FeedAddress, KeptFeed> feeds = current.feeds();
        feeds.values().forEach(feed -> before.put(feed, feed.standing().good()));
        try {
            forgotten.add(name);
        } finally {
            store.forgetElsewhere(forgotten, feeds.keySet());
        }
        int posts = 0;
        Set<WebUrl> pictures = new HashSet<>();
        for (Map.Entry<KeptFeed, Optional<LastGood>> each : before.entrySet()) {
            Set<Post> gone = new HashSet<>(each.getKey().forget());
            each.getValue().ifPresent(good -> gone.addAll(forgotten.among(good.feed())));
            posts += gone.size();
            gone.forEach(post -> pictures.addAll(post.pictures()));
            show(each.getKey());
        }
        return new Forgotten(posts, pictures);
    }

    /**
     * What came of asking. It says itself when the feed is due again: if the queue and the cache each counted from when they
     * came to it, the cache would now and then still hold what the queue wants to have asked.
     */
    private record Outcome(Standing standing, long due) {}

    /** Asks nobody any more; what there is stays readable. */
    @Override
    public void close() {
        timer.interrupt();
    }
}
