package dev.vitrine.rewrite;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.vitrine.FuzzInput;
import java.util.List;

/**
 * Whatever a page is, and however it is cut and flushed: without the insertions it is the page; neither the cutting nor what is
 * remembered of it or of another page ever shows; a flush leaves next to nothing behind; and a real parser finds each insertion as an element of its own, in a tree that is
 * otherwise the page's.
 */
class RewriterFuzzTest {
    private static final Rewriting HELD = Rewriting.with(MarkingEditor::new);
    private static final Rewriting UNHELD = HELD.holding(HoldWindow.none());

    @DictionaryFile(resourcePath = "/dev/vitrine/html.dict")
    @FuzzTest
    void damagesNoPage(byte[] input) {
        FuzzInput fuzzed = FuzzInput.of(input);
        byte[] page = fuzzed.page();
        String before = new String(page, ISO_8859_1);
        if (MarkingEditor.countMarks(before) > 0) {
            return;
        }
        for (Rewriting rewriting : List.of(HELD, UNHELD)) {
            byte[] whole = rewriting.whole(page);
            String after = new String(whole, ISO_8859_1);
            assertThat(MarkingEditor.withoutMarks(after)).isEqualTo(before);
            assertThat(rewriting.cut(page, fuzzed.cuts())).isEqualTo(whole);
            assertThat(rewriting.remembered(page, page, fuzzed.cuts())).isEqualTo(whole);
            assertThat(rewriting.remembered(another(fuzzed), page, fuzzed.cuts()))
                    .isEqualTo(whole);
            assertThat(MarkingEditor.withoutMarks(flushed(rewriting, fuzzed))).isEqualTo(before);
            RealParser.checkMarks(before, after);
        }
    }

    /** A page with the same beginning. */
    private static byte[] another(FuzzInput fuzzed) {
        byte[] page = fuzzed.page();
        int same = Math.min(page.length, fuzzed.cuts().lengths().get(0));
        return (new String(page, 0, same, ISO_8859_1) + "<h1>another</h1>").getBytes(ISO_8859_1);
    }

    private static String flushed(Rewriting rewriting, FuzzInput fuzzed) {
        byte[] page = fuzzed.page();
        return new String(
                rewriting.rewrite(rewriter -> fuzzed.cuts().cut(page.length, (from, length) -> {
                    Rewriting.writeFromElsewhere(rewriter, page, from, length);
                    rewriter.flush();
                    assertThat(rewriter.held()).isLessThanOrEqualTo(10);
                    assertThat(rewriter.taken()).isEqualTo(from + length);
                })),
                ISO_8859_1);
    }
}
