package dev.vitrine.enhance;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Compares headings with titles by their words, without regard to case, punctuation and order. */
final class Wording {
    private Wording() {}

    /** How many of the words of the shorter text the other one has as well, 0 to 1; 0 where one has no words. */
    static double overlap(String a, String b) {
        Set<String> wordsA = words(a);
        Set<String> wordsB = words(b);
        int shorter = Math.min(wordsA.size(), wordsB.size());
        if (shorter == 0) {
            return 0;
        }
        Set<String> common = new HashSet<>(wordsA);
        common.retainAll(wordsB);
        return (double) common.size() / shorter;
    }

    /** The words of a text in lower case; a script that does not part words counts by the character. */
    static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        StringBuilder word = new StringBuilder();
        text.toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            boolean alone = Character.isIdeographic(c)
                    || Character.UnicodeScript.of(c) == Character.UnicodeScript.HIRAGANA
                    || Character.UnicodeScript.of(c) == Character.UnicodeScript.KATAKANA
                    || Character.UnicodeScript.of(c) == Character.UnicodeScript.THAI;
            if (alone || !isPartOfWord(c)) {
                end(word, words);
            }
            if (alone) {
                words.add(Character.toString(c));
            } else if (isPartOfWord(c)) {
                word.appendCodePoint(c);
            }
        });
        end(word, words);
        return words;
    }

    /** In many scripts, vowels are marks on letters. */
    private static boolean isPartOfWord(int c) {
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    private static void end(StringBuilder word, Set<String> words) {
        if (word.length() > 0) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
