package dev.vitrine.server.feed;

import static java.util.stream.Collectors.toSet;

import dev.vitrine.server.url.WebUrl;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who wrote a post.
 *
 * @param name the name for people in plain text; falls back to the handle, may be empty
 * @param handle the name on the network without a leading {@code @}: {@code ada@example.social}
 * @param profile the author's page
 * @param avatar the author's picture
 * @param emoji pictures for {@code :shortcode:} words in the name
 */
public record Author(
        String name, Optional<String> handle, Optional<WebUrl> profile, Optional<WebUrl> avatar, List<Emoji> emoji) {
    /** An author of whom nothing is known. */
    public static final Author UNKNOWN =
            new Author("", Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    public Author {
        name = name.isBlank() ? handle.orElse("") : name.strip();
        emoji = List.copyOf(emoji);
    }

    /** An author known by name only. */
    public static Author named(String name) {
        return new Author(name, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /** The name without the words that stand for pictures, for where no picture can be shown. */
    public String plainName() {
        Set<String> pictured = emoji.stream().map(Emoji::shortcode).collect(toSet());
        String plain = Emoji.IN_TEXT
                .matcher(name)
                .replaceAll(word -> pictured.contains(word.group(1)) ? "" : Matcher.quoteReplacement(word.group()));
        return plain.isBlank() ? name : plain.replaceAll("\\s+", " ").strip();
    }

    /** The same author with this picture. */
    public Author withAvatar(Optional<WebUrl> picture) {
        return new Author(name, handle, profile, picture, emoji);
    }

    /**
     * A picture that stands for a word.
     *
     * @param shortcode the word without its colons
     * @param image the picture, still
     */
    public record Emoji(String shortcode, WebUrl image) {
        /** A shortcode between its colons. */
        public static final Pattern IN_TEXT = Pattern.compile(":([A-Za-z0-9_]{2,}):");
    }
}
