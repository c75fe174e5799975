package dev.vitrine.server.pipeline;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.store.Decision;
import dev.vitrine.server.store.Decisions;
import dev.vitrine.server.url.WebUrl;
import dev.vitrine.server.widget.Widget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What editors see of feeds and widgets and do about them; readers see the same at once. Safe for many threads. */
public final class Editing {
    private final FeedPipeline pipeline;
    private final Decisions decisions;

    /** @param decisions those whose verdicts the pipeline was given */
    public Editing(FeedPipeline pipeline, Decisions decisions) {
        this.pipeline = pipeline;
        this.decisions = decisions;
    }

    /** How all feeds are doing. */
    public List<FeedState> feeds() {
        return pipeline.states();
    }

    /**
     * Has a feed asked as soon as its host may be.
     *
     * @param id of its address
     * @return whether there is such a feed
     */
    public boolean refresh(String id) {
        Optional<FeedAddress> address = feeds().stream()
                .map(FeedState::address)
                .filter(it -> it.id().equals(id))
                .findFirst();
        address.ifPresent(pipeline::refresh);
        return address.isPresent();
    }

    /** The widget of this id, if there is one. */
    public Optional<Widget> widget(String id) {
        return pipeline.views().stream()
                .map(WidgetView::widget)
                .filter(widget -> widget.id().equals(id))
                .findFirst();
    }

    /** All widgets that show feeds, by their ids. */
    public List<Widget> widgets() {
        return pipeline.views().stream()
                .map(WidgetView::widget)
                .sorted(Comparator.comparing(Widget::id))
                .toList();
    }

    /** All posts of a widget, shown or not. */
    public List<ModeratedPost> posts(String widget) {
        return pipeline.view(widget).moderated();
    }

    /**
     * What a post is forgotten by, and what is folded into it: the address of its page. Where that is the page of other posts
     * as well, as where all links of a feed lead to its site, it is the post itself: what is forgotten does not come back.
     */
    public Set<String> names(String widget, String key) {
        Set<String> names = new LinkedHashSet<>();
        List<Post> all = pipeline.view(widget).posts();
        Set<String> shared = CrosspostFolding.sharedPages(all);
        for (ModeratedPost moderated : posts(widget)) {
            Post post = moderated.post();
            if (post.key().equals(key)) {
                post.permalink()
                        .map(WebUrl::href)
                        .filter(page -> !shared.contains(page))
                        .ifPresentOrElse(names::add, () -> names.addAll(identities(post, all)));
                post.alsoAt().forEach(copy -> names.add(copy.permalink().href()));
            }
        }
        return names;
    }

    private static List<String> identities(Post post, List<Post> all) {
        return all.stream()
                .filter(other -> other.key().equals(post.key())
                        || (post.permalink().isPresent()
                                && post.permalink().equals(other.permalink())
                                && CrosspostFolding.words(post).equals(CrosspostFolding.words(other))))
                .map(Post::identity)
                .toList();
    }

    /** Whether posts of a widget wait until somebody lets them through. */
    public boolean approvesFirst(String widget) {
        return pipeline.view(widget).approvesFirst();
    }

    /**
     * Decides about posts of a widget, and about what is folded into them.
     *
     * @param id chosen by whoever asks, another one for each decision: under a known one nothing is decided again
     * @param keys of the posts
     * @throws IllegalArgumentException for an id or a key that cannot be one
     * @throws IOException where it cannot be written down; then nothing is decided
     */
    public Decision decide(String id, String widget, Decision.Kind kind, List<String> keys) throws IOException {
        WidgetView view = pipeline.view(widget);
        Set<String> posts = new LinkedHashSet<>();
        if (kind == Decision.Kind.APPROVE_FIRST) {
            posts(widget).stream()
                    .filter(post -> post.state() == ModeratedPost.State.SHOWN)
                    .forEach(post -> posts.add(post.post().key()));
        } else {
            posts.addAll(keys);
        }
        posts.addAll(folded(view, posts));
        Decision decision = decisions.decide(id, widget, kind, new ArrayList<>(posts));
        FeedPipeline.update(view);
        return decision;
    }

    /**
     * Takes a decision back, or takes the taking back back.
     *
     * @return what was decided, or nothing where there is no such decision, or none that is recent
     * @throws IOException where it cannot be written down; then nothing is taken back
     */
    public Optional<Decision> undo(String id, long number) throws IOException {
        Optional<Decision> decision = decisions.undo(id, number);
        decision.flatMap(it -> widget(it.widget()))
                .ifPresent(widget -> FeedPipeline.update(pipeline.view(widget.id())));
        return decision;
    }

    /** The latest decisions, the last one first. */
    public List<Decisions.Kept> latest(int most) {
        return decisions.latest(most);
    }

    /** The keys of posts that readers see as one with these: the same on other networks, or by way of another feed. */
    private static Set<String> folded(WidgetView view, Set<String> keys) {
        Set<WebUrl> pages = new HashSet<>();
        for (ModeratedPost moderated : view.moderated()) {
            Post post = moderated.post();
            if (keys.contains(post.key())) {
                post.alsoAt().forEach(copy -> pages.add(copy.permalink()));
            }
        }
        Set<String> folded = new LinkedHashSet<>();
        if (!pages.isEmpty()) {
            view.posts().stream()
                    .filter(post -> post.permalink().filter(pages::contains).isPresent())
                    .forEach(post -> folded.add(post.key()));
        }
        return folded;
    }
}
