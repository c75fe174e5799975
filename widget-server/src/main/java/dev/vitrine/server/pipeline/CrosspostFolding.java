package dev.vitrine.server.pipeline;

import dev.vitrine.server.feed.Author;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.url.WebUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shows a post once that comes by several ways: the same one through two feeds, or the same author's same text on several
 * networks within a day, of which the first stands for all and links to the others.
 */
final class CrosspostFolding {
    private static final Duration WITHIN = Duration.ofDays(1);

    private static final Pattern ADDRESS_OR_PERSON = Pattern.compile("(?:https?://|@)\\S+");

    /** Shorter texts are the same by accident: "Good morning!". */
    private static final int MIN_LETTERS = 20;

    private CrosspostFolding() {}

    static List<Post> fold(List<Post> posts) {
        List<Post> shown = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Map<String, FeedAddress> pages = new HashMap<>();
        Set<String> shared = sharedPages(posts);
        Map<String, Integer> texts = new HashMap<>();
        boolean severalNetworks = posts.stream().map(Post::network).distinct().count() > 1;
        for (Post post : posts) {
            if (!ids.add(post.identity()) || isPageOfAnotherFeed(post, pages, shared)) {
                continue;
            }
            Optional<String> text = severalNetworks ? fingerprint(post) : Optional.empty();
            Integer first = text.map(texts::get).orElse(null);
            if (first != null && isSame(shown.get(first), post)) {
                shown.set(first, with(shown.get(first), post));
            } else {
                text.ifPresent(it -> texts.putIfAbsent(it, shown.size()));
                shown.add(post);
            }
        }
        return shown;
    }

    /** Within one feed several posts may speak of the same page. */
    private static boolean isPageOfAnotherFeed(Post post, Map<String, FeedAddress> pages, Set<String> shared) {
        if (post.permalink().isEmpty()) {
            return false;
        }
        String page = post.permalink().get().href();
        String name = shared.contains(page) ? page + '\n' + words(post) : page;
        FeedAddress first = pages.putIfAbsent(name, post.origin());
        return first != null && !first.equals(post.origin());
    }

    /** What tells a post from another one of the same page. */
    static String words(Post post) {
        return post.title() + '\n' + post.text();
    }

    /** The pages that several posts of one feed lead to, such as the site's own: they tell no post from another. */
    static Set<String> sharedPages(List<Post> posts) {
        Map<PageOfFeed, Post> first = new HashMap<>();
        Set<String> shared = new HashSet<>();
        for (Post post : posts) {
            post.permalink().map(WebUrl::href).ifPresent(page -> {
                Post other = first.putIfAbsent(new PageOfFeed(post.origin(), page), post);
                if (other != null && !other.id().equals(post.id())) {
                    shared.add(page);
                }
            });
        }
        return shared;
    }

    private record PageOfFeed(FeedAddress feed, String page) {}

    /** What a text says, without what networks change: case, punctuation, addresses, names of people, tags' signs. */
    private static Optional<String> fingerprint(Post post) {
        String letters = Stream.of((post.title() + " " + post.text()).split("\\s+", -1))
                .filter(word -> !isAddress(word))
                .map(word -> ADDRESS_OR_PERSON.matcher(word).replaceAll(" "))
                .collect(Collectors.joining())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
        return letters.length() < MIN_LETTERS ? Optional.empty() : Optional.of(letters);
    }

    /** One without its scheme, as networks shorten them. Some languages write a whole text as one word, so looking is quick. */
    private static boolean isAddress(String word) {
        int dot = word.indexOf('.', 1);
        return dot > 0 && word.lastIndexOf('/') > dot + 1;
    }

    private static boolean isSame(Post one, Post other) {
        boolean elsewhere = one.network() != other.network()
                && one.alsoAt().stream().noneMatch(post -> post.network() == other.network());
        return elsewhere && sameAuthor(one.author(), other.author()) && close(one.published(), other.published());
    }

    private static boolean sameAuthor(Author one, Author other) {
        return (!one.name().isEmpty() && one.name().equalsIgnoreCase(other.name())) || sameHandle(one, other);
    }

    private static boolean sameHandle(Author one, Author other) {
        return one.handle().isPresent() && own(one).equals(own(other));
    }

    /** {@code ada} of {@code ada@example.social} and of {@code ada.example.org}. */
    private static Optional<String> own(Author author) {
        return author.handle().map(handle -> handle.toLowerCase(Locale.ROOT).replaceFirst("[@.].*", ""));
    }

    private static boolean close(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent()
                && other.isPresent()
                && Duration.between(one.get(), other.get()).abs().compareTo(WITHIN) <= 0;
    }

    private static Post with(Post shown, Post folded) {
        if (folded.permalink().isEmpty()) {
            return shown;
        }
        List<Post.Crosspost> all = new ArrayList<>(shown.alsoAt());
        all.add(new Post.Crosspost(folded.network(), folded.permalink().get()));
        return shown.toBuilder().alsoAt(all).build();
    }
}
