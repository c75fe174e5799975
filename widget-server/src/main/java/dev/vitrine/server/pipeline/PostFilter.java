package dev.vitrine.server.pipeline;

import dev.vitrine.server.feed.Author;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.url.WebUrl;
import dev.vitrine.server.widget.Moderation;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Lets through the posts that a widget's moderation allows. */
final class PostFilter {
    private final Moderation rules;
    private final List<Word> required;
    private final List<Word> banned;

    PostFilter(Moderation rules) {
        this.rules = rules;
        this.required = rules.requiredWords().stream().map(Word::of).toList();
        this.banned = rules.bannedWords().stream().map(Word::of).toList();
    }

    boolean allows(Post post) {
        if (rules.hidden().contains(post.id()) || banned.stream().anyMatch(word -> word.isIn(post))) {
            return false;
        }
        if (rules.bannedAuthors().stream().anyMatch(name -> isBy(post, name))) {
            return false;
        }
        if (rules.pinned().contains(post.id()) || rules.approved().contains(post.id())) {
            return true;
        }
        boolean harmless =
                rules.sensitive() || (!post.sensitive() && post.contentWarning().isEmpty());
        return !rules.approvalNeeded()
                && harmless
                && (required.isEmpty() || required.stream().anyMatch(word -> word.isIn(post)))
                && (rules.authors().isEmpty()
                        || rules.authors().stream().anyMatch(name -> isAuthor(post.author(), name)));
    }

    private static boolean isBy(Post post, String name) {
        return isAuthor(post.author(), name)
                || post.boostedBy().filter(booster -> isAuthor(booster, name)).isPresent();
    }

    private static boolean isAuthor(Author author, String name) {
        String wanted = name.startsWith("@") ? name.substring(1) : name;
        return author.handle().filter(wanted::equalsIgnoreCase).isPresent()
                || author.name().equalsIgnoreCase(name)
                || author.profile().map(WebUrl::href).filter(name::equals).isPresent();
    }

    /** A word to look for: a tag, or whole words of the text. */
    private record Word(String tag, Pattern text) {
        static Word of(String word) {
            String bare = word.strip();
            String tag = bare.startsWith("#") ? bare.substring(1).toLowerCase(Locale.ROOT) : "";
            String edge = "[\\p{L}\\p{N}_]";
            return new Word(
                    tag,
                    Pattern.compile(
                            "(?<!" + edge + ")" + Pattern.quote(bare) + "(?!" + edge + ")",
                            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        }

        boolean isIn(Post post) {
            if (!tag.isEmpty() && post.tags().stream().anyMatch(tag::equalsIgnoreCase)) {
                return true;
            }
            return text.matcher(post.title()).find()
                    || text.matcher(post.text()).find()
                    || post.contentWarning()
                            .filter(it -> text.matcher(it).find())
                            .isPresent();
        }
    }
}
