package dev.vitrine.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Text as people see it, whatever letters it is in. */
final class PlainTextTest {
    /** Letters by their category, of which nothing is seen. */
    private static final Set<Integer> FILLERS = Set.of(0x115f, 0x1160, 0x3164, 0xffa0);

    @Test
    void keepsEveryLetterAndDigitInFormC() {
        List<String> wrong = new ArrayList<>();
        for (int c = 0; c < 0x30000; c++) {
            if (Character.isLetterOrDigit(c) && !FILLERS.contains(c)) {
                for (String text : List.of("x" + Character.toString(c) + "y", Character.toString(c) + "\u0301")) {
                    if (!PlainText.tidy(text).equals(Normalizer.normalize(text, Normalizer.Form.NFC))) {
                        wrong.add(Integer.toHexString(c));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void leavesOneSpaceOfEveryRunOfThem() {
        for (String word : List.of("Brücke", "мост", "γέφυρα", "橋", "다리", "جسر", "สะพาน", "“…”", "👩‍🚀")) {
            assertThat(PlainText.tidy(" " + word + " \n\t " + word + "\u00a0\u3000" + word + " "))
                    .isEqualTo(word + " " + word + " " + word);
            assertThat(PlainText.tidy(word + "\n")).isEqualTo(word);
            assertThat(PlainText.tidy(word + " " + word)).isEqualTo(word + " " + word);
        }
        assertThat(PlainText.tidy(" \r\n ")).isEmpty();
    }

    @Test
    void leavesOutWhatIsNotSeenAndWhatTurnsTextAround() {
        assertThat(PlainText.tidy("\ufeffZu\u00adsammen\u200b ge\u202eset\u202czt\u0000 \u2066é\u2069"))
                .isEqualTo("Zusammen gesetzt é");
        assertThat(PlainText.tidy("a \u200d b\u200c")).isEqualTo("a b");
    }

    @Test
    void keepsEmojiThatAreNewerThanTheRuntime() {
        String emoji = "\ud83e\udd79 \ud83e\udef6 \ud83e\ude77 \ud83e\udee9 \ud83e\udeff";
        assertThat(PlainText.tidy(" " + emoji)).isEqualTo(emoji);
        assertThat(PlainText.tidy("a\uffff\ufdd0\udb40\udc80b")).isEqualTo("ab");
    }

    @Test
    void countsTheWordsOfEveryScriptThatPartsThem() {
        assertThat(Words.count("")).isZero();
        assertThat(Words.count("  — 3 café’s, naïve A1/b2…")).isEqualTo(6);
        assertThat(Words.count("Мост через реку, που γεφυρώνει; جسر हिन्दी 𐐀𐐁 x"))
                .isEqualTo(9);
        assertThat(Words.count("@[`{/:^_~\u007f")).isZero();
    }

    @Test
    @Timeout(5)
    void isNeverLongInTheMaking() {
        for (String part : List.of("<!--", "<", "<b ", "&", "&lt;!--", "<![CDATA[", "\u0301", " ")) {
            assertThat(PlainText.of("a" + part.repeat(1 << 20) + "b").orElse(""))
                    .hasSizeLessThan(1 << 16);
        }
    }

    @Test
    void leavesOutCommentsAlsoWhereSomethingBeforeThemIsNone() {
        assertThat(PlainText.of("a <!-- b <!-- c --> d")).contains("a <!-- b d");
        assertThat(PlainText.of("a <!-- b --> c <!-- d\n --> e")).contains("a c e");
    }
}
