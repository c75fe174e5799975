package dev.vitrine.server.source;

import dev.vitrine.server.feed.PostBuilder;
import dev.vitrine.server.sanitize.SafeHtml;
import dev.vitrine.server.sanitize.Sanitizer;
import dev.vitrine.server.url.WebUrl;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Turns the words of an upstream into those of a post: the one place where unsafe text becomes safe. */
final class PostContent {
    private final Sanitizer sanitizer;
    private final Publisher publisher;

    PostContent(Sanitizer sanitizer, Publisher publisher) {
        this.sanitizer = sanitizer;
        this.publisher = publisher;
    }

    /**
     * Fills in title and content; a title that only repeats how the content begins is left out.
     *
     * @return what the publisher's markup held beside the post's own words
     */
    Mended fill(PostBuilder post, TextConstruct title, TextConstruct content, WebUrl base) {
        Mended mended = publisher.mend(content.markup(), base);
        SafeHtml html = sanitizer.clean(mended.markup(), base);
        String text = html.text();
        String plainTitle = plain(title);
        post.content(html, text).title(repeats(plainTitle, text) ? "" : plainTitle);
        return mended;
    }

    /** A text without its markup, on one line. */
    String plain(TextConstruct text) {
        String plain = text.html() ? sanitizer.clean(text.value()).text() : text.value();
        return plain.replaceAll("\\s+", " ").strip();
    }

    /** Some networks make up a title of the first words of a post. */
    private static boolean repeats(String title, String text) {
        String start = title.replaceFirst("\\s*(\u2026|\\.\\.\\.)$", "");
        boolean cut = !start.equals(title);
        String line = text.replaceAll("\\s+", " ");
        return !start.isEmpty()
                && (cut ? line.startsWith(start) : line.equals(start))
                && line.toLowerCase(Locale.ROOT).startsWith(start.toLowerCase(Locale.ROOT));
    }

    /** A name for a post that has none of its own: the same as long as it says the same. */
    static String digest(String... words) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String word : words) {
                digest.update(word.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return "sha256:" + HexFormat.of().formatHex(digest.digest(), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
