package dev.vitrine.metadata;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A text as its words: letters and digits in lower case, for comparing what two places of a page say. */
record Words(List<String> list) {
    private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    static Words of(String text) {
        return new Words(GAP.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList());
    }

    String joined() {
        return String.join(" ", list);
    }

    int size() {
        return list.size();
    }

    /** Whether the other's words stand in here one after the other. */
    boolean contain(Words other) {
        return other.size() > 0 && (" " + joined() + " ").contains(" " + other.joined() + " ");
    }

    /** The share of these words that the other has as well, 0 to 1. */
    double shareIn(Words other) {
        if (list.isEmpty()) {
            return 0;
        }
        Set<String> others = new HashSet<>(other.list);
        return (double) list.stream().filter(others::contains).count() / list.size();
    }
}
