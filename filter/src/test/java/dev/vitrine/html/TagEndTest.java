package dev.vitrine.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagEndTest {
    private static final String[] BITS = {
        "a", "=", "\"", "\"", "'", " ", "\t", "/", ">", "<", "é", "=\"", "\" b=\"", "c d e f"
    };

    @Test
    void endsTagsWhereTheStatesDo() {
        Random random = new Random(20261126);
        int found = 0;
        for (int round = 0; round < 50_000; round++) {
            StringBuilder tag = new StringBuilder("<a ");
            for (int bits = random.nextInt(30); bits > 0; bits--) {
                tag.append(BITS[random.nextInt(BITS.length)]);
            }
            found += endsWhereTheStatesDo(tag.toString()) ? 1 : 0;
        }
        assertThat(found).isGreaterThan(15_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a title=\"x>y\">",
                "<a title='\">'>",
                "<a b\"c=\"d>e\">",
                "<a href=x?y=\"z\">\">",
                "<a class=\"b \" c=\"d \">\">",
                "<a href=\"?q=\">\">",
                "<a href= \">\">",
                "<a href=  \">\">",
                "<a b=\"c\"d=\">\">",
                "<a b=\"c\" hidden tabindex itemscope itemprop>",
            })
    void isNotMisledByQuotes(String tag) {
        endsWhereTheStatesDo(tag);
    }

    /** Checks that the end, where it is told, is the one that the states find byte by byte; says whether it is. */
    private static boolean endsWhereTheStatesDo(String tag) {
        byte[] page = (tag + "text behind it, which is as long as a stride of the search".repeat(2)).getBytes(UTF_8);
        int found = TagEnd.find(page, 2, page.length);
        if (found < 0) {
            return false;
        }
        assertThat(endByStates(page)).as(tag).isEqualTo(found + 1);
        return true;
    }

    private static long endByStates(byte[] page) {
        long[] end = {-1};
        HtmlTokenizer tokenizer = new HtmlTokenizer(
                new TokenHandler() {
                    @Override
                    public int startTagName(long name, long position) {
                        return END;
                    }

                    @Override
                    public void startTag(StartTag tag) {
                        end[0] = end[0] < 0 ? tag.end() : end[0];
                    }
                },
                PageCharset.utf8());
        for (int i = 0; i < page.length; i++) {
            tokenizer.write(page, i, 1);
        }
        return end[0];
    }
}
