package dev.vitrine.server.render;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The beginning of a text, cut between words. */
public final class Excerpt {
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    private Excerpt() {}

    /** The whole text in one line where it has at most {@code length} characters, or as many words as fit and an ellipsis. */
    public static String of(String text, int length) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.length() <= length) {
            return line;
        }
        BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);
        words.setText(line);
        int word = words.preceding(length);
        // One endless word: better to cut it than to show nothing.
        return line.substring(0, character(line, word < length / 2 ? length : word))
                        .stripTrailing() + "…";
    }

    /** The last place up to this one that is not within what readers see as one character: several may make one emoji. */
    private static int character(String line, int end) {
        Matcher characters = CHARACTER.matcher(line);
        int last = 0;
        while (characters.find() && characters.end() <= end) {
            last = characters.end();
        }
        return last;
    }
}
