package dev.vitrine.server.widget;

import java.util.List;
import java.util.Set;

/**
 * Which posts a widget shows, and which first. A word matches whole words regardless of case, and anywhere in scripts
 * that write no blanks between words, or a tag where it begins with {@code #}; an author matches by handle, profile or name.
 *
 * @param requiredWords where not empty, a post must have one of these
 * @param bannedWords a post must have none of these, nor what it shows beside its words: pictures, card, poll, quote
 * @param authors where not empty, only posts by these
 * @param bannedAuthors no posts by these, nor boosted by them, nor such as quote them
 * @param sensitive whether posts with sensitive media or a content warning are shown (closed) or left out
 * @param hidden ids of posts that are never shown
 * @param pinned ids of posts that come first, in this order
 * @param approvalNeeded whether only posts of {@code approved} (or pinned) are shown
 * @param approved ids of posts that a person let through
 */
public record Moderation(
        List<String> requiredWords,
        List<String> bannedWords,
        List<String> authors,
        List<String> bannedAuthors,
        boolean sensitive,
        Set<String> hidden,
        List<String> pinned,
        boolean approvalNeeded,
        Set<String> approved) {
    /** Everything is shown. */
    public static final Moderation NONE =
            new Moderation(List.of(), List.of(), List.of(), List.of(), true, Set.of(), List.of(), false, Set.of());

    public Moderation {
        requiredWords = List.copyOf(requiredWords);
        bannedWords = List.copyOf(bannedWords);
        authors = List.copyOf(authors);
        bannedAuthors = List.copyOf(bannedAuthors);
        hidden = Set.copyOf(hidden);
        pinned = List.copyOf(pinned);
        approved = Set.copyOf(approved);
    }
}
