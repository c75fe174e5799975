package dev.vitrine.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShareLabelsTest {
    @Test
    void everyLanguageHasAllTheWords() {
        ShareLabels english = ShareLabels.of("en");

        assertThat(ShareLabels.languages()).hasSizeGreaterThanOrEqualTo(30).allSatisfy(tag -> {
            ShareLabels labels = ShareLabels.of(tag);
            assertThat(labels.keys()).as(tag).containsExactlyElementsOf(english.keys());
            assertThat(labels.word("share-on")).as(tag).contains("{0}");
            assertThat(labels.word("follow-on")).as(tag).contains("{0}");
        });
    }

    @Test
    void languageIsFoundByItsTagInAnyOfItsForms() {
        List<String> tags =
                List.of("de-AT", "pt-BR", "pt-AO", "zh-TW", "zh-Hans-SG", "no", "nn-NO", "en_GB", "tlh", "");

        assertThat(tags.stream().map(tag -> ShareLabels.of(tag).language()))
                .isEqualTo(List.of("de", "pt", "pt-PT", "zh-Hant", "zh", "nb", "nb", "en", "en", "en"));
        assertThat(Stream.of("ar", "he").map(tag -> ShareLabels.of(tag).word("copied")))
                .isEqualTo(List.of("تم النسخ", "הועתק"));
    }
}
