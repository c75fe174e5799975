package dev.vitrine.server.web;

import dev.vitrine.server.bounded.BoundedMap;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.pipeline.Snapshot;
import dev.vitrine.server.pipeline.WidgetPosts;
import dev.vitrine.server.render.WidgetRenderer;
import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Moderation;
import dev.vitrine.server.widget.Theme;
import dev.vitrine.server.widget.Widget;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows a widget of this server, or a feed that is looked up, in any layout. For the builder; nothing of it is kept by anybody. */
final class PreviewAnswer implements Answer {
    private static final Logger LOG = LoggerFactory.getLogger(PreviewAnswer.class);
    private static final int AT_ONCE = 4;
    private static final int REMEMBERED = 16;
    private static final int MOST_POSTS = 100;
    private static final long RECENT = TimeUnit.MINUTES.toNanos(5);
    private static final FeedAddress NOWHERE = new FeedAddress(Network.PUSH, "preview");

    private final Map<String, Widget> widgets;
    private final WidgetPosts posts;
    private final WidgetRenderer renderer;
    private final Lookup lookup;
    private final Semaphore underWay = new Semaphore(AT_ONCE);
    private final BoundedMap<String, Found> found = new BoundedMap<>(REMEMBERED);

    PreviewAnswer(List<Widget> widgets, WidgetPosts posts, WidgetRenderer renderer, Lookup lookup) {
        this.widgets = widgets.stream().collect(Collectors.toUnmodifiableMap(Widget::id, Function.identity()));
        this.posts = posts;
        this.renderer = renderer;
        this.lookup = lookup;
    }

    private record Found(FeedAddress address, List<Post> posts, long readAt) {
        Found(FeedAddress address, List<Post> posts) {
            this(address, posts, System.nanoTime());
        }

        boolean isRecent() {
            return System.nanoTime() - readAt < RECENT;
        }
    }

    @Override
    public void to(Request request, Response response, Callback callback) {
        Fields asked = Request.extractQueryParameters(request, StandardCharsets.UTF_8);
        Widget known = widgets.get(value(asked, "widget"));
        String feed = value(asked, "feed").strip();
        if (known == null && (!isOurOwnPage(request) || !lookup.allows(request))) {
            Answers.line(
                    response,
                    callback,
                    HttpStatus.FORBIDDEN_403,
                    "Looking up feeds needs the admin token of this server (see docs/moderate.md).");
        } else if (!underWay.tryAcquire()) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, 1);
            Answers.line(
                    response, callback, HttpStatus.SERVICE_UNAVAILABLE_503, "Busy with other previews; try again.");
        } else {
            Callback ending = Callback.from(underWay::release, callback);
            try {
                lookup.workers().execute(() -> {
                    try {
                        answer(known, feed, asked, request, response, ending);
                    } catch (RuntimeException | Error e) {
                        LOG.error("A preview cannot be shown because of a fault of ours.", e);
                        ending.failed(e);
                    }
                });
            } catch (RejectedExecutionException e) {
                Answers.line(response, ending, HttpStatus.SERVICE_UNAVAILABLE_503, "The server is stopping.");
            }
        }
    }

    private void answer(
            @Nullable Widget known, String feed, Fields asked, Request request, Response response, Callback callback) {
        if (known == null) {
            lookUp(feed, asked, request, response, callback);
        } else {
            // Whoever opens the builder of a server that has just been started sees the posts, not that there are none.
            Snapshot snapshot = posts.soon(known.id()).join();
            Widget widget = widget(NOWHERE, known.title(), asked);
            String html = switch (snapshot.state()) {
                case READY -> html(widget, snapshot.posts());
                case WARMING -> renderer.skeleton(widget, WidgetRenderer.Form.PREVIEW);
                case EMPTY_HANDED -> renderer.quiet(widget, WidgetRenderer.Form.PREVIEW);
            };
            show(html, request, response, callback);
        }
    }

    /** No other site may have things looked up by way of a visitor's browser. */
    private boolean isOurOwnPage(Request request) {
        String site = request.getHeaders().get("Sec-Fetch-Site");
        return site == null || site.equals("same-origin") || site.equals("none");
    }

    private void lookUp(String feed, Fields asked, Request request, Response response, Callback callback) {
        try {
            Found posts = remembered(feed);
            response.getHeaders()
                    .add(
                            "Vitrine-Feed",
                            posts.address.network().id() + " "
                                    + URLEncoder.encode(posts.address.locator(), StandardCharsets.UTF_8));
            show(html(widget(posts.address, "", asked), posts.posts), request, response, callback);
        } catch (FeedException e) {
            Answers.line(response, callback, HttpStatus.UNPROCESSABLE_ENTITY_422, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            Answers.line(
                    response,
                    callback,
                    HttpStatus.UNPROCESSABLE_ENTITY_422,
                    "This is neither an address of the web nor a handle such as @name@server.");
        }
    }

    /** Trying layouts on a feed asks its publisher once. */
    private Found remembered(String feed) throws FeedException {
        Optional<Found> known = found.get(feed).filter(Found::isRecent);
        if (known.isPresent()) {
            return known.get();
        }
        Found read = read(Lookup.meanings(feed));
        found.put(feed, read);
        return read;
    }

    private Found read(List<FeedAddress> meanings) throws FeedException {
        for (int i = 0; i < meanings.size() - 1; i++) {
            try {
                return new Found(
                        meanings.get(i), lookup.source().read(meanings.get(i)).posts());
            } catch (FeedException e) {
                // It means something else then.
            }
        }
        if (meanings.isEmpty()) {
            throw new IllegalArgumentException("feed");
        }
        FeedAddress last = meanings.get(meanings.size() - 1);
        return new Found(last, lookup.source().read(last).posts());
    }

    /** The widget in the look that is asked for. */
    private static Widget widget(FeedAddress feed, String title, Fields asked) {
        return new Widget(
                "preview",
                title,
                List.of(feed),
                Layout.ofId(value(asked, "layout")).orElse(Layout.LIST),
                Theme.ofId(value(asked, "theme")).orElse(Theme.AUTO),
                limit(value(asked, "limit")),
                Moderation.NONE,
                language(value(asked, "language")));
    }

    private String html(Widget widget, List<Post> all) {
        List<Post> shown = all.subList(0, Math.min(widget.pageSize(), all.size()));
        return renderer.posts(widget, WidgetRenderer.Form.PREVIEW, shown, 1, Optional.empty())
                .html();
    }

    private static void show(String html, Request request, Response response, Callback callback) {
        Representation.of("text/html;charset=utf-8", CachePolicy.NEVER, Headers.OWN, html)
                .to(request, response, callback);
    }

    private static Locale language(String tag) {
        return WidgetRenderer.languages().contains(tag) ? Locale.forLanguageTag(tag) : Locale.ENGLISH;
    }

    private static int limit(String text) {
        int number = text.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(text) : 12;
        return Math.min(number, MOST_POSTS);
    }

    private static String value(Fields fields, String name) {
        return Optional.ofNullable(fields.getValue(name)).orElse("");
    }
}
