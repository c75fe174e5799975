package dev.vitrine.server.admin;

import dev.vitrine.server.feed.Post;
import dev.vitrine.server.pipeline.ModeratedPost;
import dev.vitrine.server.pipeline.Upkeep;
import dev.vitrine.server.store.Decision;
import dev.vitrine.server.store.Decisions;
import dev.vitrine.server.url.WebUrl;
import dev.vitrine.server.widget.Widget;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpStatus;

/** Where editors see the posts of widgets, and decide about them. */
final class PostDesk {
    private static final int MOST_POSTS = 1_000;
    private static final int MOST_DECISIONS = 50;

    private final Office office;
    private final PostFacts facts;

    PostDesk(Office office) {
        this.office = office;
        this.facts = new PostFacts(office.pictures());
    }

    Reply widgets(Form form) {
        return Reply.json(new Facts()
                .with(
                        "widgets",
                        office.editing().widgets().stream().map(this::widget).toList()));
    }

    private Map<String, Object> widget(Widget widget) {
        return new Facts()
                .with("widget", widget.id())
                .with("title", widget.title())
                .with("approveFirst", office.editing().approvesFirst(widget.id()))
                .all();
    }

    Reply posts(Form form) throws Route.RefusedException {
        Widget widget = widget(form);
        List<ModeratedPost> posts = office.editing().posts(widget.id());
        return Reply.json(new Facts()
                .with("widget", widget.id())
                .with("approveFirst", office.editing().approvesFirst(widget.id()))
                .with("all", posts.size())
                .with("posts", posts.stream().limit(MOST_POSTS).map(facts::of).toList()));
    }

    Reply decide(Form form) throws Route.RefusedException, IOException {
        Widget widget = widget(form);
        Decision.Kind kind = Decision.Kind.ofWord(form.value("decision"))
                .filter(it -> it != Decision.Kind.UNDO)
                .orElseThrow(() -> new Route.RefusedException(
                        HttpStatus.BAD_REQUEST_400,
                        "Expected decision: one of "
                                + Arrays.stream(Decision.Kind.values())
                                        .filter(it -> it != Decision.Kind.UNDO)
                                        .map(Decision.Kind::word)
                                        .collect(Collectors.joining(", "))
                                + "."));
        List<String> keys = kind.isOfWidget() ? List.of() : known(form.values("post"), widget);
        try {
            return decided(office.editing().decide(id(form), widget.id(), kind, keys));
        } catch (IllegalArgumentException e) {
            throw new Route.RefusedException(HttpStatus.BAD_REQUEST_400, String.valueOf(e.getMessage()));
        }
    }

    private List<String> known(List<String> keys, Widget widget) throws Route.RefusedException {
        Set<String> all = office.editing().posts(widget.id()).stream()
                .map(post -> post.post().key())
                .collect(Collectors.toSet());
        if (keys.isEmpty()) {
            throw new Route.RefusedException(
                    HttpStatus.BAD_REQUEST_400, "Expected post: the key of a post as /admin/posts has it, or several.");
        }
        if (!all.containsAll(keys)) {
            throw new Route.RefusedException(
                    HttpStatus.NOT_FOUND_404, "The widget has no such post, or has it no more.");
        }
        return keys;
    }

    Reply undo(Form form) throws Route.RefusedException, IOException {
        String number = form.value("number");
        Optional<Decision> decision = number.matches("[0-9]{1,18}")
                ? office.editing().undo(id(form), Long.parseLong(number))
                : Optional.empty();
        return decided(decision.orElseThrow(() ->
                new Route.RefusedException(HttpStatus.NOT_FOUND_404, "There is no recent decision of this number.")));
    }

    private static Reply decided(Decision decision) {
        return Reply.json(new Facts().with("number", decision.number()));
    }

    /** What the page calls a decision, so that a request that is sent twice is one decision. */
    private static String id(Form form) {
        String id = form.value("id");
        return id.isEmpty() ? UUID.randomUUID().toString() : id;
    }

    Reply decisions(Form form) {
        Map<String, Map<String, Post>> posts = new HashMap<>();
        return Reply.json(new Facts()
                .with(
                        "decisions",
                        office.editing().latest(MOST_DECISIONS).stream()
                                .map(kept -> decision(kept, posts))
                                .toList()));
    }

    private Map<String, Object> decision(Decisions.Kept kept, Map<String, Map<String, Post>> known) {
        Decision decision = kept.decision();
        Map<String, Post> posts = known.computeIfAbsent(decision.widget(), this::postsByKey);
        Facts said = new Facts()
                .with("number", decision.number())
                .with("at", decision.at().toString())
                .with("widget", decision.widget())
                .with("decision", decision.kind().word())
                .with("undone", kept.undone());
        if (decision.kind() == Decision.Kind.UNDO) {
            return said.with("undoes", Long.parseLong(decision.subjects().get(0)))
                    .all();
        }
        Optional<Post> first = decision.subjects().stream()
                .filter(posts::containsKey)
                .findFirst()
                .map(posts::get);
        return said.with("posts", decision.subjects().size())
                .with("about", first.map(PostFacts::line))
                .all();
    }

    private Map<String, Post> postsByKey(String widget) {
        Map<String, Post> posts = new HashMap<>();
        if (office.editing().widget(widget).isPresent()) {
            office.editing().posts(widget).forEach(post -> posts.put(post.post().key(), post.post()));
        }
        return posts;
    }

    /** Takes a post, the pictures of it and every copy out of this server for good. */
    Reply forget(Form form) throws Route.RefusedException, IOException {
        int posts = 0;
        int pictures = 0;
        for (String name : names(form)) {
            Upkeep.Forgotten forgotten = office.upkeep().forget(name);
            office.images().forget(forgotten.pictures());
            posts += forgotten.posts();
            pictures += forgotten.pictures().size();
        }
        return Reply.json(new Facts().with("posts", posts).with("pictures", pictures));
    }

    /** What posts are known by: what the form says, or what the post that it means is. */
    private Set<String> names(Form form) throws Route.RefusedException {
        Set<String> names = new LinkedHashSet<>();
        if (!form.value("key").isEmpty()) {
            Widget widget = widget(form);
            String key = known(List.of(form.value("key")), widget).get(0);
            names.addAll(office.editing().names(widget.id(), key));
        } else if (!form.value("post").isEmpty()) {
            names.add(form.value("post"));
            WebUrl.parse(form.value("post"))
                    .map(WebUrl::href)
                    .ifPresent(names::add); // people write addresses as they see them
        } else {
            throw new Route.RefusedException(
                    HttpStatus.BAD_REQUEST_400, "Expected post: the id of a post, or the address of its page.");
        }
        return names;
    }

    private Widget widget(Form form) throws Route.RefusedException {
        if (form.value("widget").isEmpty()) {
            throw new Route.RefusedException(
                    HttpStatus.BAD_REQUEST_400, "Expected widget: the id of a widget as /admin/widgets has it.");
        }
        return office.editing()
                .widget(form.value("widget"))
                .orElseThrow(() -> new Route.RefusedException(HttpStatus.NOT_FOUND_404, "There is no such widget."));
    }
}
