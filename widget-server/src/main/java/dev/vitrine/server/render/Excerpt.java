package dev.vitrine.server.render;

import java.text.BreakIterator;
import java.util.Locale;

/** The beginning of a text, cut between words. */
public final class Excerpt {
    private Excerpt() {}

    /** The whole text in one line where it has at most {@code length} characters, or as many words as fit and an ellipsis. */
    public static String of(String text, int length) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.length() <= length) {
            return line;
        }
        BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);
        words.setText(line);
        int end = words.preceding(length);
        // One endless word: better to cut it than to show nothing, but never within a character.
        if (end < length / 2) {
            end = Character.isHighSurrogate(line.charAt(length - 1)) ? length - 1 : length;
        }
        return line.substring(0, end).stripTrailing() + "…";
    }
}
