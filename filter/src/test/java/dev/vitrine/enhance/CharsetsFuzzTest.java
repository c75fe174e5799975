package dev.vitrine.enhance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.vitrine.FuzzInput;
import dev.vitrine.html.EncodingNames;
import dev.vitrine.html.PageCharset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whatever encoding a page is in, and wherever it says so: browsers find the same encoding with our insertions as without,
 * and in that encoding the insertions are what was meant. The first byte of the input chooses what the response declares.
 */
class CharsetsFuzzTest {
    private static final List<String> LABELS = Stream.of(EncodingNames.ASCII_COMPATIBLE, EncodingNames.OTHERS)
            .flatMap(List::stream)
            .toList();

    @DictionaryFile(resourcePath = "/dev/vitrine/charsets.dict")
    @FuzzTest
    void areKeptAndFollowed(byte[] input) {
        if (input.length == 0) {
            return;
        }
        int choice = input[0] & 0x7F;
        Optional<PageCharset> declared =
                choice < LABELS.size() ? PageCharset.forLabel(LABELS.get(choice)) : Optional.empty();
        FuzzInput fuzzed = FuzzInput.of(Arrays.copyOfRange(input, 1, input.length));
        byte[] page = fuzzed.page();
        String before = new String(page, ISO_8859_1);
        if (before.contains(Enhanced.OPENING)) {
            return;
        }
        Enhanced whole = Enhanced.whole(page, declared);
        PageCharset charset = charset(declared, page);

        assertThat(whole.withoutInsertions()).isEqualTo(before);
        assertThat(Enhanced.of(page, declared, fuzzed.cuts())).isEqualTo(whole);
        assertThat(charset(declared, whole.text().getBytes(ISO_8859_1)).name()).isEqualTo(charset.name());
        List<String> read = whole.inserted().stream()
                .map(bytes -> charset.decode(bytes.getBytes(ISO_8859_1), 0, bytes.length()))
                .toList();
        assertThat(read)
                .containsExactlyInAnyOrderElementsOf(whole.insertions().stream()
                        .map(charset::referUnencodable)
                        .toList());
        assertThat(Enhanced.whole(whole.unmarked(), declared).insertions())
                .as("the second time")
                .isEmpty();
    }

    private static PageCharset charset(Optional<PageCharset> declared, byte[] page) {
        return PageCharset.of(declared, page, 0, Math.min(page.length, 1024));
    }
}
