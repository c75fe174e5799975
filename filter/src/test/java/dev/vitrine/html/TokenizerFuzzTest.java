package dev.vitrine.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.vitrine.CutPlan;
import dev.vitrine.FuzzInput;
import java.util.List;

/** Whatever a page is: its tokens stand where they are said to stand, and are the same however it is cut. */
class TokenizerFuzzTest {
    @DictionaryFile(resourcePath = "/dev/vitrine/html.dict")
    @FuzzTest
    void cutsEveryPageIntoItsTokens(byte[] input) {
        FuzzInput fuzzed = FuzzInput.of(input);
        byte[] page = fuzzed.page();
        TokenLog whole = TokenLog.of(page, PageCharset.utf8(), new CutPlan(List.of(Math.max(1, page.length))));
        TokenLog cut = TokenLog.of(page, PageCharset.utf8(), fuzzed.cuts());

        assertThat(whole.mistakes()).isEmpty();
        assertThat(cut.mistakes()).isEmpty();
        assertThat(cut.lines()).isEqualTo(whole.lines());
        if (isAscii(page)) {
            assertThat(TokenLog.ofChars(page, PageCharset.utf8(), fuzzed.cuts()).lines())
                    .isEqualTo(whole.lines());
        }
    }

    private static boolean isAscii(byte[] page) {
        for (byte b : page) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }
}
