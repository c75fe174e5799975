package dev.vitrine.share;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * How much text a network takes, in its own counting.
 *
 * @param maximum the most, in units of {@code counting}
 * @param url what any URL counts as; its own length where absent
 * @param titleOnly whether the limit is of the title alone, so that a URL does not count
 */
public record TextLimit(int maximum, Counting counting, OptionalInt url, boolean titleOnly) {
    /** The unit of a limit. */
    public enum Counting {
        /**
         * X: most Latin letters count one, everything else two, an emoji sequence two
         * (<a href="https://docs.x.com/fundamentals/counting-characters">counting characters</a>).
         */
        WEIGHTED,
        /** Extended grapheme clusters of <a href="https://www.unicode.org/reports/tr29/">UAX #29</a>. */
        GRAPHEMES,
        /** Unicode code points. */
        CHARACTERS;

        static Counting of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
