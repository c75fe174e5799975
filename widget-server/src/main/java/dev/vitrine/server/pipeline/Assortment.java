package dev.vitrine.server.pipeline;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.store.Verdicts;
import dev.vitrine.server.widget.Widget;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The widgets of one version of the settings, and their feeds. It is replaced as a whole; whoever has an older one can
 * read on in it.
 */
public final class Assortment implements WidgetPosts {
    private final Map<FeedAddress, KeptFeed> feeds;
    private final Map<String, WidgetView> views = new HashMap<>();
    private final Map<FeedAddress, List<WidgetView>> viewsByFeed = new HashMap<>();
    private final Duration coldWait;

    /**
     * @param feeds at least those of the widgets
     * @param verdicts gives what editors decided about a widget
     * @param coldWait how long a reader waits for the first copy of a feed
     */
    Assortment(
            Collection<Widget> widgets,
            Map<FeedAddress, KeptFeed> feeds,
            Function<String, Verdicts> verdicts,
            Duration coldWait,
            Clock clock) {
        this.feeds = feeds;
        this.coldWait = coldWait;
        for (Widget widget : widgets) {
            WidgetView view = new WidgetView(
                    widget, address -> kept(address).standing(), () -> verdicts.apply(widget.id()), clock);
            views.put(widget.id(), view);
            widget.feeds()
                    .forEach(address -> viewsByFeed
                            .computeIfAbsent(address, key -> new ArrayList<>())
                            .add(view));
        }
    }

    /** The feeds by address, in the order of the settings. */
    Map<FeedAddress, KeptFeed> feeds() {
        return feeds;
    }

    KeptFeed kept(FeedAddress address) {
        KeptFeed feed = feeds.get(address);
        if (feed == null) {
            throw new IllegalArgumentException("no widget has the feed " + address);
        }
        return feed;
    }

    Collection<WidgetView> views() {
        return views.values();
    }

    List<WidgetView> viewsOf(FeedAddress address) {
        return viewsByFeed.getOrDefault(address, List.of());
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
        CompletableFuture.delayedExecutor(coldWait.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
                .execute(() -> view.giveUp(reader));
        return reader;
    }

    WidgetView view(String widgetId) {
        WidgetView view = views.get(widgetId);
        if (view == null) {
            throw new IllegalArgumentException("no widget is called \"" + widgetId + "\"");
        }
        return view;
    }
}
