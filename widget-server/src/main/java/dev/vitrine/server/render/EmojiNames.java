package dev.vitrine.server.render;

import dev.vitrine.server.feed.Author;
import dev.vitrine.server.url.WebUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the little pictures into an author's name where it holds their shortcodes. */
final class EmojiNames {
    private static final Pattern SHORTCODE = Pattern.compile(":([A-Za-z0-9_]{2,}):");

    private EmojiNames() {}

    /** The name in stretches of text and pictures; a shortcode without a picture stays text. */
    static List<PostView.NamePart> parts(Author author, Function<WebUrl, Optional<String>> address) {
        List<PostView.NamePart> parts = new ArrayList<>();
        String name = author.name();
        int done = 0;
        Matcher matcher = SHORTCODE.matcher(name);
        while (matcher.find()) {
            Optional<String> picture = picture(author, matcher.group(1)).flatMap(address);
            if (picture.isPresent()) {
                addText(parts, name.substring(done, matcher.start()));
                parts.add(new PostView.NamePart(matcher.group(), picture.get()));
                done = matcher.end();
            }
        }
        addText(parts, name.substring(done));
        return parts;
    }

    /** The name without the shortcodes that have a picture, for where no picture can stand. */
    static String plain(Author author) {
        String plain = SHORTCODE
                .matcher(author.name())
                .replaceAll(code ->
                        picture(author, code.group(1)).isPresent() ? "" : Matcher.quoteReplacement(code.group()));
        return plain.isBlank() ? author.name() : plain.strip();
    }

    private static Optional<WebUrl> picture(Author author, String shortcode) {
        return author.emoji().stream()
                .filter(emoji -> emoji.shortcode().equals(shortcode))
                .map(Author.Emoji::image)
                .findFirst();
    }

    private static void addText(List<PostView.NamePart> parts, String text) {
        if (!text.isEmpty()) {
            parts.add(new PostView.NamePart(text, null));
        }
    }
}
