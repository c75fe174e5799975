package dev.vitrine.benchmarks.rewrite;

import dev.vitrine.benchmarks.pages.Insertions;
import dev.vitrine.benchmarks.pages.SavedPage;
import java.util.Locale;

/**
 * Where the insertions go, found tag by tag by a peer that knows the offsets of its tags. The rules are those of
 * {@link Insertions}; the text between is copied in as few pieces as there can be.
 */
final class Places {
    private int head = -1;
    private int heading = -1;
    private int article = -1;
    private int body = -1;
    private boolean charsetSeen;
    private int ownTags;

    /** A start tag. */
    void startTag(String name, int end) {
        if (name.equals("head") && head < 0) {
            head = end;
        }
    }

    /** A meta tag of the head, with what is read to know which tags the page has itself. */
    void meta(boolean charset, String property, int end) {
        if (charset && !charsetSeen) {
            charsetSeen = true;
            head = end;
        }
        if (property.startsWith("og:")) {
            ownTags++;
        }
    }

    /** An end tag. */
    void endTag(String name, int begin, int end) {
        switch (name) {
            case "h1" -> heading = heading < 0 ? end : heading;
            case "article" -> article = article < 0 ? begin : article;
            case "body" -> body = begin;
            default -> {}
        }
    }

    /** Writes the page with its insertions; counts them and the Open Graph tags that it has itself. */
    int write(SavedPage page, String text, PageSink sink) {
        StringBuilder out = new StringBuilder(text.length() + 2048);
        int copied = 0;
        int insertions = 0;
        int note = article >= 0 ? article : body;
        int[] places = {head, heading, note};
        String[] markup = {Insertions.HEAD, Insertions.BAR, Insertions.NOTE};
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= copied) {
                out.append(text, copied, places[i]).append(markup[i]);
                copied = places[i];
                insertions++;
            }
        }
        sink.write(out.append(text, copied, text.length()).toString(), page.charset());
        return insertions + ownTags;
    }

    /** Whether a tag ends the head: its own end tag, or one that can only stand in the body. */
    static boolean endsHead(String name, boolean startTag) {
        return startTag ? name.equals("body") : name.equals("head");
    }

    static String lower(CharSequence name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }
}
