package dev.vitrine.metadata;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How long something takes: what pages say in ISO 8601, and how long their text takes to read. */
final class Minutes {
    private static final int LONGEST = 14 * 24 * 60;
    private static final int WORDS_A_MINUTE = 230;

    /** Of scripts that don't part words. */
    private static final int CHARACTERS_A_MINUTE = 500;

    private Minutes() {}

    /** The minutes of a duration such as {@code PT1H15M}. */
    static OptionalInt of(Optional<String> duration) {
        return duration.map(Minutes::of).orElse(OptionalInt.empty());
    }

    private static OptionalInt of(String duration) {
        try {
            long minutes = Duration.parse(duration.strip()).toMinutes();
            return minutes > 0 && minutes <= LONGEST ? OptionalInt.of((int) minutes) : OptionalInt.empty();
        } catch (DateTimeParseException e) {
            return OptionalInt.empty();
        }
    }

    /** How long a page takes to read, by what its data say, or by its text where that has been read to its end. */
    static OptionalInt toRead(Facts facts, MainContent content) {
        OptionalInt said = of(facts.ofMain("timeRequired").map(Sourced::value));
        if (said.isPresent()) {
            return said;
        }
        Optional<String> words = facts.ofMain("wordCount").map(Sourced::value).filter(text -> text.matches("\\d{1,6}"));
        if (words.isPresent()) {
            return ofText(Integer.parseInt(words.get()), 0);
        }
        return facts.body().ended() ? ofText(content.paragraphs()) : OptionalInt.empty();
    }

    private static OptionalInt ofText(List<TextBlock> paragraphs) {
        int words = 0;
        int characters = 0;
        for (TextBlock paragraph : paragraphs) {
            characters += paragraph.ideographs();
            words += paragraph.ideographs() * 2 > paragraph.text().length() ? 0 : Words.count(paragraph.text());
        }
        return ofText(words, characters);
    }

    private static OptionalInt ofText(int words, int characters) {
        double minutes = (double) words / WORDS_A_MINUTE + (double) characters / CHARACTERS_A_MINUTE;
        return words + characters == 0 ? OptionalInt.empty() : OptionalInt.of((int) Math.max(1, Math.round(minutes)));
    }
}
