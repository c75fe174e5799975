package dev.vitrine.share;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * How much text a network takes, in its own counting.
 *
 * @param maximum the most, in units of {@code counting}
 * @param url what any URL counts as; its own length where absent
 * @param bytes the most in bytes of UTF-8, where there is such a limit as well
 * @param titleOnly whether the limit is of the title alone, so that a URL does not count
 */
public record TextLimit(int maximum, Counting counting, OptionalInt url, OptionalInt bytes, boolean titleOnly) {
    private static final String ELLIPSIS = "…";

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private static final Pattern DANGLING = Pattern.compile("[\\s\\p{Z}\\p{Pd}\\p{Ps}\\p{Pi},;:/&+]+");

    /** The unit of a limit. */
    public enum Counting {
        /**
         * X: most Latin letters count one, everything else two, in Unicode's form C
         * (<a href="https://docs.x.com/fundamentals/counting-characters">counting characters</a>). An emoji of several
         * code points, which X counts as two, counts here as the sum of them: never less.
         */
        WEIGHTED,
        /** Extended grapheme clusters of <a href="https://www.unicode.org/reports/tr29/">UAX #29</a>. */
        GRAPHEMES,
        /** Unicode code points. */
        CHARACTERS,
        /** Unicode code points, but each that may be an emoji counts as its bytes of UTF-8 (Threads). */
        EMOJI_BYTES;

        static Counting of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        /** How much a text without links counts, or a little more. */
        int count(String text) {
            if (isSimple(text)) {
                return text.length();
            }
            return switch (this) {
                case WEIGHTED ->
                    Normalizer.normalize(text, Normalizer.Form.NFC)
                            .codePoints()
                            .map(c -> isLight(c) ? 1 : 2)
                            .sum();
                case GRAPHEMES -> GraphemeClusters.count(text);
                case CHARACTERS -> text.codePointCount(0, text.length());
                case EMOJI_BYTES -> text.codePoints().map(Counting::emojiBytes).sum();
            };
        }

        /** Plain ASCII, of which each network counts every character as one. */
        private static boolean isSimple(String text) {
            int i = 0;
            while (i < text.length() && text.charAt(i) >= ' ' && text.charAt(i) < 0x7f) {
                i++;
            }
            return i == text.length();
        }

        /** Blocks that hold emoji and their joiners are taken whole: a few other signs count as bytes with them. */
        private static int emojiBytes(int c) {
            boolean mayBeEmoji = c >= 0x10000 || (c >= 0x2000 && c < 0x3300) || c == 0xFE0F || c == 0xA9 || c == 0xAE;
            return mayBeEmoji ? Character.toString(c).getBytes(StandardCharsets.UTF_8).length : 1;
        }

        /** The ranges of <a href="https://github.com/twitter/twitter-text/blob/master/config/v3.json">twitter-text 3</a>. */
        private static boolean isLight(int c) {
            return c <= 0x10FF
                    || (c >= 0x2000 && c <= 0x200D)
                    || (c >= 0x2010 && c <= 0x201F)
                    || (c >= 0x2032 && c <= 0x2037);
        }
    }

    /** How much a text counts, with what the network may take for links in it. */
    int count(String text) {
        int count = counting.count(text);
        if (url.isPresent() && text.indexOf('.') >= 0) {
            for (String word : SPACE.split(text, -1)) {
                count += mayBeLink(word) ? Math.max(0, url.getAsInt() - counting.count(word)) : 0;
            }
        }
        return count;
    }

    /** Networks turn more into links than one would think, and then count it as one. */
    private static boolean mayBeLink(String word) {
        for (int dot = word.indexOf('.'); dot >= 0 && dot + 1 < word.length(); dot = word.indexOf('.', dot + 1)) {
            if (Character.isLetter(word.codePointAt(dot + 1))) {
                return true;
            }
        }
        return word.contains("://");
    }

    /**
     * A text that leaves room for what goes with it: the same where it fits, else its beginning, cut behind a word, with an
     * ellipsis. Only a word that is too long by itself is cut within, between two characters.
     *
     * @param rest what stands behind it in the same post, its URL left aside
     * @param address the URL behind it, empty where there is none
     */
    String fit(String text, String rest, String address) {
        int room = maximum;
        int roomBytes = bytes.orElse(Integer.MAX_VALUE);
        if (!titleOnly) {
            room -= count(rest) + (address.isEmpty() ? 0 : 1 + url.orElseGet(() -> counting.count(address)));
            roomBytes -= length(rest) + 1 + length(address);
        }
        return fits(text, room, roomBytes) ? text : cut(text, room, roomBytes);
    }

    private boolean fits(String text, int room, int roomBytes) {
        return count(text) <= room && length(text) <= roomBytes;
    }

    private String cut(String text, int room, int roomBytes) {
        BitSet ends = GraphemeClusters.ends(text);
        int longest = longest(text, ends, room, roomBytes);
        int wordEnd = wordEnd(text, ends, longest);
        int end = withoutDangling(text, ends, wordEnd > 0 ? wordEnd : longest);
        return end == 0 ? "" : text.substring(0, end) + ELLIPSIS;
    }

    /** The last place to cut at which what is kept still fits. Longer beginnings never count less, so halving finds it. */
    private int longest(String text, BitSet ends, int room, int roomBytes) {
        int[] offsets = ends.stream().toArray();
        int low = 0;
        int high = offsets.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (fits(text.substring(0, offsets[middle]) + ELLIPSIS, room, roomBytes)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? 0 : offsets[low - 1];
    }

    private static int wordEnd(String text, BitSet ends, int longest) {
        if (longest == text.length() || (longest > 0 && Character.isWhitespace(text.codePointAt(longest)))) {
            return longest;
        }
        BreakIterator lines = BreakIterator.getLineInstance(Locale.ROOT);
        lines.setText(text);
        int end = longest == 0 ? 0 : lines.preceding(longest + 1);
        while (end > 0 && !ends.get(end)) {
            end = lines.preceding(end);
        }
        return Math.max(end, 0);
    }

    /** White space, dashes and opening brackets look lost before an ellipsis. */
    private static int withoutDangling(String text, BitSet ends, int offset) {
        int end = offset;
        while (end > 0) {
            int before = Math.max(0, ends.previousSetBit(end - 1));
            if (!DANGLING.matcher(text.substring(before, end)).matches()) {
                return end;
            }
            end = before;
        }
        return 0;
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
