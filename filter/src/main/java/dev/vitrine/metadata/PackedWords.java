package dev.vitrine.metadata;

import java.util.Map;

/**
 * Finds known words in the {@code class} and {@code id} attributes of a page without making strings of them. Words end
 * where a character is no ASCII letter and where a capital follows a small letter; of long words the first twelve letters
 * count.
 */
final class PackedWords {
    private static final int LETTERS = 12;
    private static final int SIZE = 4096;

    private final long[] words = new long[SIZE];
    private final int[] meanings = new int[SIZE];

    /** Builds the table from lists of words, each with the bits that they stand for; bits of equal words add up. */
    PackedWords(Map<Integer, String> lists) {
        lists.forEach(this::add);
    }

    private void add(int meaning, String list) {
        long word = 0;
        int letters = 0;
        for (int i = 0; i <= list.length(); i++) {
            char c = i < list.length() ? list.charAt(i) : ' ';
            if (c > ' ') {
                word = letters++ < LETTERS ? (word << 5) | (c & 0x1f) : word;
            } else if (letters > 0) {
                add(word, meaning);
                word = 0;
                letters = 0;
            }
        }
    }

    private void add(long word, int meaning) {
        int slot = slot(word);
        words[slot] = word;
        meanings[slot] |= meaning;
    }

    private int slot(long word) {
        int slot = (int) ((word * 0x9E3779B97F4A7C15L) >>> 52);
        while (words[slot] != 0 && words[slot] != word) {
            slot = (slot + 1) & (SIZE - 1);
        }
        return slot;
    }

    /**
     * The bits of all known words in a list of names that white space separates.
     *
     * @param negation a bit: of a name whose first word carries it, nothing counts ({@code no-sidebar})
     */
    int in(CharSequence names, int negation) {
        int found = 0;
        int name = 0;
        long word = 0;
        int letters = 0;
        boolean small = false;
        boolean first = true;
        int length = names.length();
        for (int i = 0; i <= length; i++) {
            char c = i < length ? names.charAt(i) : ' ';
            boolean capital = c >= 'A' && c <= 'Z';
            boolean letter = capital || (c >= 'a' && c <= 'z');
            if (letters > 0 && (!letter || (capital && small))) {
                int meaning = meanings[slot(word)];
                if (first && (meaning & negation) != 0) {
                    name = negation;
                } else if (name != negation) {
                    name |= meaning & ~negation;
                }
                first = false;
                word = 0;
                letters = 0;
            }
            if (letter) {
                if (letters++ < LETTERS) {
                    word = (word << 5) | (c & 0x1f);
                }
                small = !capital;
            } else if (c <= ' ') {
                found |= name == negation ? 0 : name;
                name = 0;
                first = true;
            }
        }
        return found;
    }
}
