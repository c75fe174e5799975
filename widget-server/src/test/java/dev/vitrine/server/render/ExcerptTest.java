package dev.vitrine.server.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExcerptTest {
    @Test
    void endsBehindAWord() {
        assertThat(Excerpt.of("The night  ferry\nis running", 16)).isEqualTo("The night ferry…");
        assertThat(Excerpt.of("The night  ferry\nis running", 26)).isEqualTo("The night ferry is running");
    }

    @Test
    void cutsAWordThatDoesNotEnd() {
        assertThat(Excerpt.of("a".repeat(30), 16)).isEqualTo("a".repeat(16) + "…");
    }

    /** A letter beyond the first plane, one with a mark, a family, a skin and a flag. */
    @ParameterizedTest
    @ValueSource(strings = {"𝔸", "e\u0301", "👨\u200d👩\u200d👧\u200d👦", "👋🏽", "🏳\ufe0f\u200d🌈", "🇳🇱"})
    void cutsNothingThatReadersSeeAsOne(String one) {
        String line = one.repeat(30);
        for (int length = one.length(); length < line.length(); length++) {
            String cut = Excerpt.of(line, length);
            assertThat(cut).as("%d", length).isEqualTo(one.repeat(cut.length() / one.length()) + "…");
        }
    }
}
