package dev.vitrine.share;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What readers take for one character: the extended grapheme clusters of
 * <a href="https://www.unicode.org/reports/tr29/#Grapheme_Cluster_Boundaries">UAX #29</a>, as the running JDK's regular
 * expressions know them. Rule GB9c (Indic conjuncts), which JDKs before 22 lack, is added for every script with a virama:
 * so a cut never falls into a cluster of a newer Unicode, while a count may be one too many.
 */
final class GraphemeClusters {
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    /** The viramas of the Indic scripts, which join the consonants around them. */
    private static final String VIRAMAS = "\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA\u1039\u17D2";

    private GraphemeClusters() {}

    /** How many there are in a text. */
    static int count(String text) {
        int count = 0;
        Matcher cluster = CLUSTER.matcher(text);
        while (cluster.find()) {
            count++;
        }
        return count;
    }

    /** The offsets at which a text may be cut, its end included. */
    static BitSet ends(String text) {
        BitSet ends = new BitSet(text.length() + 1);
        Matcher cluster = CLUSTER.matcher(text);
        while (cluster.find()) {
            if (!joinsConsonants(text, cluster.end())) {
                ends.set(cluster.end());
            }
        }
        return ends;
    }

    private static boolean joinsConsonants(String text, int offset) {
        if (offset == text.length() || !Character.isLetter(text.codePointAt(offset))) {
            return false;
        }
        for (int i = offset; i > 0; ) {
            int before = text.codePointBefore(i);
            if (VIRAMAS.indexOf(before) >= 0) {
                return true;
            }
            if (before != 0x200D && Character.getType(before) != Character.NON_SPACING_MARK) {
                return false;
            }
            i -= Character.charCount(before);
        }
        return false;
    }
}
