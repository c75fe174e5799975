package dev.vitrine.server.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LabelsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    static List<String> languages() {
        return Labels.LANGUAGES;
    }

    @Test
    void speaksTwelveLanguages() {
        assertThat(Labels.LANGUAGES).hasSize(12);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void hasEveryWordInEveryLanguage(String language) throws Exception {
        Labels labels = Labels.of(Locale.forLanguageTag(language));
        Properties english = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(Labels.class.getResourceAsStream("labels_en.properties")),
                StandardCharsets.UTF_8)) {
            english.load(in);
        }
        for (String key : english.stringPropertyNames()) {
            assertThat(labels.text(key)).as(language + " " + key).isNotBlank();
            assertThat(labels.text(key, 3)).as(language + " " + key).doesNotContain("{");
            boolean filled = english.getProperty(key).contains("{0");
            assertThat(labels.text(key).contains("{0")).as(language + " " + key).isEqualTo(filled);
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void saysShortlyHowLongAgoAndFullyWhen(String language) {
        TimeWords times = new TimeWords(Labels.of(Locale.forLanguageTag(language)), NOW, ZoneOffset.UTC);
        for (long seconds : List.of(5L, 300L, 7200L, 3 * 86_400L, 40 * 86_400L, 900 * 86_400L)) {
            TimeWords.When when = times.when(NOW.minusSeconds(seconds));
            assertThat(when.words()).as(language).isNotBlank().hasSizeLessThan(20);
            assertThat(when.full()).as(language).hasSizeGreaterThan(10).endsWith(" UTC");
            assertThat(when.datetime()).isEqualTo(NOW.minusSeconds(seconds).toString());
        }
    }

    @Test
    void takesAPostForNewWhoseAuthorsClockIsAheadALittle() {
        TimeWords times = new TimeWords(Labels.of(Locale.ENGLISH), NOW, ZoneOffset.UTC);
        assertThat(times.when(NOW.plusSeconds(20)).words()).isEqualTo("now");
        assertThat(times.freshFor()).isEqualTo(Duration.ofSeconds(80));
        assertThat(times.when(NOW.plusSeconds(3600)).words()).isNotEqualTo("now");
    }

    /** Somebody may set the clock, and pictures have addresses that end. */
    @Test
    void givesNoWordsForLongerThanTenMinutes() {
        TimeWords times = new TimeWords(Labels.of(Locale.ENGLISH), NOW, ZoneOffset.UTC);
        times.when(NOW.minus(Duration.ofDays(900)));
        assertThat(times.freshFor()).isEqualTo(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void writesDatesInTheDigitsOfOtherNumbers(String language) {
        Locale locale = Locale.forLanguageTag(language);
        TimeWords times = new TimeWords(Labels.of(locale), NOW, ZoneOffset.UTC);
        int zero = DecimalFormatSymbols.getInstance(locale).getZeroDigit();
        for (long seconds : List.of(300L, 40 * 86_400L, 900 * 86_400L)) {
            TimeWords.When when = times.when(NOW.minusSeconds(seconds));
            assertThat((when.words() + when.full()).codePoints().filter(Character::isDigit))
                    .as(when.toString())
                    .allMatch(digit -> digit >= zero && digit <= zero + 9);
        }
    }
}
