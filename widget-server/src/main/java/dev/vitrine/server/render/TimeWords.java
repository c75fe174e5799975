package dev.vitrine.server.render;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;

/** Says when something happened, for people: "5 min" for what is fresh, a date for what is not. */
final class TimeWords {
    private static final Duration WEEK = Duration.ofDays(7);

    /** Whoever writes a post now may have a clock that is ahead of ours. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    /** Nothing is ever shown for longer after somebody has set the clock that was made by what it said before. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Labels labels;
    private final Instant now;
    private final ZoneId zone;
    private Duration freshFor = LONGEST;

    TimeWords(Labels labels, Instant now, ZoneId zone) {
        this.labels = labels;
        this.now = now;
        this.zone = zone;
    }

    /** A moment in the words of a widget. */
    When when(Instant time) {
        return when(time, labels.text("now"));
    }

    /** A moment since when nothing has come: "now" would say that something had. */
    When since(Instant time) {
        return when(time, labels.text("minutes", 1));
    }

    /** @param lastMinute what is said of it */
    private When when(Instant time, String lastMinute) {
        ZonedDateTime local = time.atZone(zone);
        // The reader's clock may show another hour, and nobody here knows which.
        String full = inDigitsOfTheLanguage(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT))
                        .format(local)
                + " " + (zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId());
        return new When(time.truncatedTo(ChronoUnit.SECONDS).toString(), words(time, local, lastMinute), full);
    }

    /** How long all the words given out so far stay true. */
    Duration freshFor() {
        return freshFor;
    }

    private String words(Instant time, ZonedDateTime local, String lastMinute) {
        Duration age = Duration.between(time, now);
        if (age.compareTo(CLOCKS_DIFFER.negated()) < 0 || age.compareTo(WEEK) >= 0) {
            return date(local);
        }
        if (age.toMinutes() < 1) {
            keepFor(Duration.ofMinutes(1).minus(age));
            return lastMinute;
        }
        if (age.toHours() < 1) {
            keepFor(Duration.ofMinutes(age.toMinutes() + 1).minus(age));
            return labels.text("minutes", age.toMinutes());
        }
        if (age.toDays() < 1) {
            keepFor(Duration.ofHours(age.toHours() + 1).minus(age));
            return labels.text("hours", age.toHours());
        }
        keepFor(Duration.ofDays(age.toDays() + 1).minus(age));
        return labels.text("days", age.toDays());
    }

    private String date(ZonedDateTime local) {
        boolean thisYear = local.getYear() == now.atZone(zone).getYear();
        String pattern = thisYear ? labels.text("date.this-year") : labels.text("date");
        return inDigitsOfTheLanguage(DateTimeFormatter.ofPattern(pattern, labels.locale()))
                .format(local);
    }

    /** As the numbers beside them, which are words of the labels. */
    private DateTimeFormatter inDigitsOfTheLanguage(DateTimeFormatter dates) {
        return dates.withLocale(labels.locale()).withDecimalStyle(DecimalStyle.of(labels.locale()));
    }

    private void keepFor(Duration duration) {
        Duration least = Duration.ofSeconds(1);
        Duration kept = duration.compareTo(least) < 0 ? least : duration;
        freshFor = kept.compareTo(freshFor) < 0 ? kept : freshFor;
    }

    /**
     * A moment.
     *
     * @param datetime for machines, as {@code <time datetime>} takes it
     * @param words short, for the eye
     * @param full the whole date and time
     */
    record When(String datetime, String words, String full) {}
}
