package dev.vitrine.metadata;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A text as its words: letters and digits in lower case, for comparing what two places of a page say.
 *
 * @param joined the words with one space between them
 */
record Words(List<String> list, String joined) {
    /** No character below the Thai ones stands alone. */
    private static final int FIRST_ALONE = 0xE00;

    /** The digits of ASCII, by their bits. */
    private static final long DIGITS = 0x3ffL << '0';

    /** The letters of ASCII in both cases, by their bits, from {@code @} on. */
    private static final long LETTERS = 0x07fffffe07fffffeL;

    Words {
        list = List.copyOf(list);
    }

    static Words of(String text) {
        List<String> list = new ArrayList<>();
        StringBuilder joined = new StringBuilder(text.length());
        int begin = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isOfWord(c)) {
                if (begin == joined.length() && begin > 0) {
                    joined.append(' ');
                    begin++;
                }
                joined.appendCodePoint(Character.toLowerCase(c));
            } else if (joined.length() > begin) {
                list.add(joined.substring(begin));
                begin = joined.length();
            }
        }
        if (joined.length() > begin) {
            list.add(joined.substring(begin));
        }
        return new Words(list, joined.toString());
    }

    /** How many words a text has. */
    static int count(String text) {
        int count = 0;
        long before = 0;
        for (int i = 0; i < text.length(); i++) {
            int c = text.charAt(i);
            long ofWord;
            if (c < 0x80) {
                ofWord = ofAsciiWord(c);
            } else {
                c = text.codePointAt(i);
                i += Character.charCount(c) - 1;
                ofWord = isOfWord(c) ? 1 : 0;
            }
            count += (int) (ofWord & ~before);
            before = ofWord;
        }
        return count;
    }

    /** 1 for letters and digits, 0 for all else, without a branch: in prose nobody could foresee it. */
    private static long ofAsciiWord(int c) {
        return (c < Long.SIZE ? DIGITS : LETTERS) >>> c & 1;
    }

    private static boolean isOfWord(int c) {
        if (c < 0x80) {
            return ofAsciiWord(c) != 0;
        }
        return Character.isLetterOrDigit(c)
                || switch (Character.getType(c)) {
                    case Character.NON_SPACING_MARK,
                            Character.COMBINING_SPACING_MARK,
                            Character.ENCLOSING_MARK,
                            Character.OTHER_NUMBER,
                            Character.LETTER_NUMBER -> true;
                    default -> false;
                };
    }

    int size() {
        return list.size();
    }

    /** Whether the other's words stand in here one after the other. */
    boolean contain(Words other) {
        return other.size() > 0 && (" " + joined + " ").contains(" " + other.joined + " ");
    }

    /** The share of these words that the other has as well, 0 to 1. */
    double shareIn(Words other) {
        if (list.isEmpty()) {
            return 0;
        }
        Set<String> others = new HashSet<>(other.list);
        return (double) list.stream().filter(others::contains).count() / list.size();
    }

    /** How many of these words of at least so many characters the other has as well. */
    long longWordsIn(Words other, int shortest) {
        Set<String> others = new HashSet<>(other.list);
        return list.stream()
                .filter(word -> word.length() >= shortest && others.contains(word))
                .distinct()
                .count();
    }

    /** How many of its characters stand for words or parts of words, as in scripts that don't part these by blanks. */
    static int ideographs(String text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_ALONE && standsAlone(text.codePointAt(i))) {
                count++;
            }
        }
        return count;
    }

    private static boolean standsAlone(int c) {
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        return script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || script == Character.UnicodeScript.THAI;
    }
}
