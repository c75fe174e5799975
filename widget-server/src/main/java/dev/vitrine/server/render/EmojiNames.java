package dev.vitrine.server.render;

import dev.vitrine.server.feed.Author;
import dev.vitrine.server.url.WebUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** Puts the little pictures into an author's name where it holds their shortcodes, as far as anybody reads a name. */
final class EmojiNames {
    /** Mastodon itself takes names of 30 characters, others any number. */
    private static final int MOST_PARTS = 40;

    private static final int LONGEST_TEXT = 80;

    private EmojiNames() {}

    /** The name in stretches of text and pictures; a shortcode without a picture stays text. */
    static List<PostView.NamePart> parts(Author author, Function<WebUrl, Optional<String>> address) {
        Map<String, WebUrl> pictures = pictures(author);
        List<PostView.NamePart> parts = new ArrayList<>();
        String name = author.name();
        int done = 0;
        Matcher matcher = Author.Emoji.IN_TEXT.matcher(name);
        while (matcher.find()) {
            Optional<String> picture =
                    Optional.ofNullable(pictures.get(matcher.group(1))).flatMap(address);
            if (picture.isPresent() && parts.size() >= MOST_PARTS) {
                addText(parts, "\u2026");
                return parts;
            }
            if (picture.isPresent()) {
                addText(parts, name.substring(done, matcher.start()));
                parts.add(new PostView.NamePart(matcher.group(), picture.get()));
                done = matcher.end();
            }
        }
        addText(parts, name.substring(done));
        return parts;
    }

    /** The name for where no picture can stand. */
    static String plain(Author author) {
        return Excerpt.of(author.plainName(), LONGEST_TEXT);
    }

    private static Map<String, WebUrl> pictures(Author author) {
        return author.emoji().stream()
                .collect(Collectors.toMap(Author.Emoji::shortcode, Author.Emoji::image, (first, again) -> first));
    }

    private static void addText(List<PostView.NamePart> parts, String text) {
        if (!text.isEmpty()) {
            parts.add(
                    new PostView.NamePart(text.length() > LONGEST_TEXT ? Excerpt.of(text, LONGEST_TEXT) : text, null));
        }
    }
}
