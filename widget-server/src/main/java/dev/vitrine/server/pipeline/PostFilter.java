package dev.vitrine.server.pipeline;

import dev.vitrine.server.feed.Author;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.feed.Quote;
import dev.vitrine.server.store.Verdicts;
import dev.vitrine.server.url.WebUrl;
import dev.vitrine.server.widget.Moderation;
import dev.vitrine.server.widget.Verdict;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says which posts a widget shows, by its settings and by what editors decided. */
final class PostFilter {
    private final Moderation rules;
    private final List<Word> required;
    private final List<Word> banned;

    PostFilter(Moderation rules) {
        this.rules = rules;
        this.required = rules.requiredWords().stream().map(Word::of).toList();
        this.banned = rules.bannedWords().stream().map(Word::of).toList();
    }

    /** What becomes of a post: the settings' word against it stands, then a person's word, then the settings' other rules. */
    ModeratedPost.State stateOf(Post post, Verdicts verdicts) {
        Optional<Verdict> verdict = verdicts.of(post);
        if (isBanned(post)) {
            return ModeratedPost.State.LEFT_OUT;
        }
        if (verdict.isPresent()) {
            return switch (verdict.get()) {
                case HIDDEN -> ModeratedPost.State.HIDDEN;
                case PINNED -> ModeratedPost.State.PINNED;
                case APPROVED -> ModeratedPost.State.SHOWN;
            };
        }
        if (rules.pinned().contains(post.id())) {
            return ModeratedPost.State.PINNED;
        }
        if (rules.approved().contains(post.id())) {
            return ModeratedPost.State.SHOWN;
        }
        if (!isWanted(post)) {
            return ModeratedPost.State.LEFT_OUT;
        }
        return approvesFirst(verdicts) ? ModeratedPost.State.WAITING : ModeratedPost.State.SHOWN;
    }

    /** Whether posts wait until somebody lets them through. */
    boolean approvesFirst(Verdicts verdicts) {
        return verdicts.approveFirst().orElse(rules.approvalNeeded());
    }

    private boolean isBanned(Post post) {
        return rules.hidden().contains(post.id())
                || banned.stream().anyMatch(word -> word.isIn(post) || word.isAround(post))
                || rules.bannedAuthors().stream().anyMatch(name -> isBy(post, name));
    }

    private boolean isWanted(Post post) {
        boolean harmless =
                rules.sensitive() || (!post.sensitive() && post.contentWarning().isEmpty());
        return harmless
                && (required.isEmpty() || required.stream().anyMatch(word -> word.isIn(post)))
                && (rules.authors().isEmpty()
                        || rules.authors().stream().anyMatch(name -> isAuthor(post.author(), name)));
    }

    private static boolean isBy(Post post, String name) {
        return isAuthor(post.author(), name)
                || post.boostedBy().filter(booster -> isAuthor(booster, name)).isPresent()
                || (post.quote().orElse(null) instanceof Quote.Shown shown && isBy(shown.post(), name));
    }

    private static boolean isAuthor(Author author, String name) {
        String wanted = name.startsWith("@") ? name.substring(1) : name;
        return author.handle().filter(wanted::equalsIgnoreCase).isPresent()
                || author.name().equalsIgnoreCase(name)
                || (name.contains("/")
                        && author.profile()
                                .filter(profile -> page(profile.href()).equals(page(name)))
                                .isPresent());
    }

    /** An address as browsers write it; people leave the last slash out, or copy it from where there is one. */
    private static String page(String address) {
        return WebUrl.parse(address).map(WebUrl::href).orElse(address).replaceFirst("/$", "");
    }

    /** A word to look for: a tag, or whole words of the text. */
    private record Word(String tag, Pattern text) {
        /**
         * What a word does not end before. Marks belong to their letters, but for those that say how an emoji looks. Scripts
         * without blanks between words do not tell where one ends.
         */
        private static final String EDGE =
                "[\\p{L}\\p{M}\\p{N}_&&[^\\uFE00-\\uFE0F\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}"
                        + "\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]]";

        static Word of(String word) {
            String bare = composed(word.strip());
            String tag = bare.startsWith("#") ? bare.substring(1).toLowerCase(Locale.ROOT) : "";
            return new Word(
                    tag,
                    Pattern.compile(
                            "(?<!" + EDGE + ")" + Pattern.quote(bare) + "(?!" + EDGE + ")",
                            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        }

        boolean isIn(Post post) {
            if (!tag.isEmpty() && post.tags().stream().map(Word::composed).anyMatch(tag::equalsIgnoreCase)) {
                return true;
            }
            return isIn(post.title())
                    || isIn(post.text())
                    || post.contentWarning().filter(this::isIn).isPresent();
        }

        /** Whether readers meet it beside the words of a post: in pictures' descriptions, its card, poll or quote. */
        boolean isAround(Post post) {
            return post.media().stream().anyMatch(media -> isIn(media.alt()))
                    || post.card()
                            .filter(card -> isIn(card.title()) || isIn(card.description()))
                            .isPresent()
                    || post.poll().stream()
                            .flatMap(poll -> poll.options().stream())
                            .anyMatch(option -> isIn(option.text()))
                    || (post.quote().orElse(null) instanceof Quote.Shown shown
                            && (isIn(shown.post()) || isAround(shown.post())));
        }

        private boolean isIn(String words) {
            return text.matcher(composed(words)).find();
        }

        /** The same text however its letters are put together: "é" is one character, or two. */
        private static String composed(String words) {
            return Normalizer.normalize(words, Normalizer.Form.NFC);
        }
    }
}
