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
import java.util.concurrent.TimeUnit;
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
    private final Map<FeedAddress, KeptFeed> feeds;
    private final Map<String, WidgetView> views;
    private final Map<FeedAddress, List<WidgetView>> viewsByFeed = new HashMap<>();
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
        this(settings, widgets, source, hosts, store, ForgottenPosts.inMemory(), clock, ticker, random, workers);
    }

    /** As the other; {@code forgotten} are posts that no copy may have. */
    public FeedPipeline(
            PipelineSettings settings,
            Collection<Widget> widgets,
            FeedSource source,
            Function<FeedAddress, String> hosts,
            SnapshotStore store,
            ForgottenPosts forgotten,
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
        this.source = new CountedSource(new PlausibleSource(limited, clock));
        this.feeds = feeds(
                widgets, address -> new KeptFeed(address, this.source, store, forgotten, settings, clock, random));
        this.feeds.values().parallelStream().forEach(KeptFeed::restore);
        this.views = views(widgets, clock);
        this.fresh = Caffeine.newBuilder()
                .ticker(ticker)
                .executor(Runnable::run) // its own upkeep is short, and must not be refused while closing
                .expireAfter(Expiry.<FeedAddress, Outcome>creating(
                        (address, outcome) -> Duration.ofNanos(Math.max(0, outcome.due - ticker.read()))))
                .buildAsync();
        long now = ticker.read();
        feeds.values().forEach(feed -> queue.put(feed.address(), now + firstPause(feed, random)));
    }

    /** Spread over their interval, so that a restart does not ask everybody at once; what has no copy comes first. */
    private static long firstPause(KeptFeed feed, RandomGenerator random) {
        Standing standing = feed.standing();
        long left = standing.pause().orElse(NEVER).toNanos();
        boolean overdue = standing.good().isPresent() && left == 0;
        return overdue ? random.nextLong(Math.max(1, standing.interval().toNanos() / 4)) : left;
    }

    private static Map<FeedAddress, KeptFeed> feeds(
            Collection<Widget> widgets, Function<FeedAddress, KeptFeed> keeper) {
        Map<FeedAddress, KeptFeed> feeds = new LinkedHashMap<>();
        widgets.forEach(widget -> widget.feeds().forEach(address -> feeds.computeIfAbsent(address, keeper)));
        return feeds;
    }

    private Map<String, WidgetView> views(Collection<Widget> widgets, Clock clock) {
        Map<String, WidgetView> all = new HashMap<>();
        for (Widget widget : widgets) {
            WidgetView view = new WidgetView(widget, address -> kept(address).standing(), clock);
            all.put(widget.id(), view);
            widget.feeds()
                    .forEach(address -> viewsByFeed
                            .computeIfAbsent(address, key -> new ArrayList<>())
                            .add(view));
        }
        return all;
    }

    private KeptFeed kept(FeedAddress address) {
        KeptFeed feed = feeds.get(address);
        if (feed == null) {
            throw new IllegalArgumentException("no widget has the feed " + address);
        }
        return feed;
    }

    /** Begins to ask. */
    public FeedPipeline start() {
        timer.setDaemon(true);
        timer.start();
        return this;
    }

    private void keepFresh() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                runDue();
                queue.awaitDue(ticker::read);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        } catch (RejectedExecutionException e) {
            // Closed as well: the executor takes nothing more, and takes all before.
        }
    }

    /** Asks all feeds that are due now. */
    void runDue() {
        for (FeedAddress address : queue.due(ticker.read())) {
            KeptFeed feed = kept(address);
            Executor lane = feed.standing().failures() == 0 ? brisk : doubtful;
            var unused = fresh.get(address, (key, executor) -> CompletableFuture.supplyAsync(() -> ask(feed), lane))
                    .thenAccept(outcome -> settle(feed, outcome));
        }
    }

    private Outcome ask(KeptFeed feed) {
        Standing standing = feed.refresh();
        return new Outcome(
                standing, ticker.read() + standing.pause().orElse(NEVER).toNanos());
    }

    private void settle(KeptFeed feed, Outcome outcome) {
        if (outcome.standing.pause().isPresent()) {
            queue.put(feed.address(), outcome.due);
        }
        show(feed);
    }

    private void show(KeptFeed feed) {
        for (WidgetView view : viewsByFeed.getOrDefault(feed.address(), List.of())) {
            try {
                view.update();
            } catch (RuntimeException | StackOverflowError e) {
                LOG.error(
                        "The widget {} keeps its posts because of a fault of ours.",
                        view.widget().id(),
                        e);
            }
        }
    }

    @Override
    public Snapshot now(String widgetId) {
        return view(widgetId).snapshot();
    }

    @Override
    public CompletableFuture<Snapshot> soon(String widgetId) {
        WidgetView view = view(widgetId);
        Snapshot snapshot = view.snapshot();
        if (snapshot.state() != Snapshot.State.WARMING) {
            return CompletableFuture.completedFuture(snapshot);
        }
        CompletableFuture<Snapshot> reader = view.await();
        CompletableFuture.delayedExecutor(settings.coldWait().toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
                .execute(() -> view.giveUp(reader));
        return reader;
    }

    private WidgetView view(String widgetId) {
        WidgetView view = views.get(widgetId);
        if (view == null) {
            throw new IllegalArgumentException("no widget is called \"" + widgetId + "\"");
        }
        return view;
    }

    /** How all feeds are doing, in the order of the settings. */
    public List<FeedState> states() {
        return feeds.values().stream().map(KeptFeed::state).toList();
    }

    @Override
    public Map<String, Long> readings() {
        return source.counts();
    }

    @Override
    public void accept(FeedAddress address, Feed feed) {
        KeptFeed kept = kept(address);
        kept.accept(feed);
        show(kept);
    }

    @Override
    public Forgotten forget(String name) throws IOException {
        // A reading that ends in between leaves the post out by itself; its pictures are to go all the same.
        Map<KeptFeed, Optional<LastGood>> before = new HashMap<>();
        feeds.values().forEach(feed -> before.put(feed, feed.standing().good()));
        try {
            forgotten.add(name);
        } finally {
            store.forgetAllBut(feeds.keySet()); // nobody looks into those again
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
