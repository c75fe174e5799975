package dev.vitrine.server.fetch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When an upstream wants to be asked again: {@code Retry-After} in
 * <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">both forms</a>, and the reset of a used-up rate limit in
 * its four meanings: an ISO date (Mastodon), seconds since 1970 (Bluesky, GitHub), seconds left (Reddit), and the
 * {@code RateLimit} header of the <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">draft</a>.
 * No wish is believed beyond a day.
 */
public final class RetryAfter {
    private static final Duration LONGEST = Duration.ofDays(1);

    /** Larger numbers are moments, smaller ones are durations: nobody asks for 30 years of patience. */
    private static final long FIRST_EPOCH_SECOND = 1_000_000_000L;

    private static final List<String> REMAINING = List.of("X-RateLimit-Remaining", "RateLimit-Remaining");
    private static final List<String> RESET = List.of("X-RateLimit-Reset", "RateLimit-Reset");
    private static final Pattern DRAFT_REMAINING = Pattern.compile("\\b(?:r|remaining)\\s*=\\s*(\\d{1,9})\\b");
    private static final Pattern DRAFT_RESET = Pattern.compile("\\b(?:t|reset)\\s*=\\s*(\\d{1,9})\\b");

    /** The three forms of a date in HTTP, the weekday not checked: it is wrong more often than of use. */
    private static final List<DateTimeFormatter> HTTP_DATES = List.of(
            DateTimeFormatter.ofPattern("dd MMM yyyy HH:mm:ss", Locale.ROOT),
            new DateTimeFormatterBuilder()
                    .appendPattern("dd-MMM-")
                    .appendValueReduced(ChronoField.YEAR, 2, 2, 2000)
                    .appendPattern(" HH:mm:ss")
                    .toFormatter(Locale.ROOT),
            DateTimeFormatter.ofPattern("MMM d HH:mm:ss yyyy", Locale.ROOT));

    private RetryAfter() {}

    /**
     * The time before which the upstream does not want another request; empty where it names none, an impossible one, or
     * one that has passed, as {@code Retry-After: 0} does.
     */
    public static Optional<Instant> of(Headers headers, Instant now) {
        return headers.first("Retry-After")
                .flatMap(value -> secondsOrDate(value, now))
                .or(() -> rateLimit(headers, now))
                .or(() -> draft(headers, now))
                .filter(time -> time.isAfter(now))
                .map(time -> time.isAfter(now.plus(LONGEST)) ? now.plus(LONGEST) : time);
    }

    private static Optional<Instant> secondsOrDate(String value, Instant now) {
        String text = value.strip();
        if (text.matches("\\d+")) {
            return Optional.of(text.length() > 9 ? now.plus(LONGEST) : now.plusSeconds(Long.parseLong(text)));
        }
        return httpDate(text);
    }

    private static Optional<Instant> rateLimit(Headers headers, Instant now) {
        boolean usedUp = first(headers, REMAINING).filter(RetryAfter::isNothing).isPresent();
        return usedUp ? first(headers, RESET).flatMap(value -> reset(value.strip(), now)) : Optional.empty();
    }

    private static boolean isNothing(String remaining) {
        return remaining.strip().matches("-?0+(\\.0*)?|-\\d+(\\.\\d+)?");
    }

    private static Optional<Instant> reset(String value, Instant now) {
        if (!value.matches("\\d{1,13}(\\.\\d+)?")) {
            return isoDate(value).or(() -> httpDate(value));
        }
        long number = Long.parseLong(value.replaceFirst("\\..*", ""));
        if (number >= FIRST_EPOCH_SECOND * 1000) {
            return Optional.of(Instant.ofEpochMilli(number));
        }
        return Optional.of(number >= FIRST_EPOCH_SECOND ? Instant.ofEpochSecond(number) : now.plusSeconds(number));
    }

    private static Optional<Instant> draft(Headers headers, Instant now) {
        String header = String.join(", ", headers.all("RateLimit"));
        Matcher remaining = DRAFT_REMAINING.matcher(header);
        Matcher reset = DRAFT_RESET.matcher(header);
        boolean usedUp = remaining.find() && Long.parseLong(remaining.group(1)) == 0;
        return usedUp && reset.find() ? Optional.of(now.plusSeconds(Long.parseLong(reset.group(1)))) : Optional.empty();
    }

    private static Optional<String> first(Headers headers, List<String> names) {
        return names.stream().flatMap(name -> headers.first(name).stream()).findFirst();
    }

    private static Optional<Instant> isoDate(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> httpDate(String text) {
        // White space first: to look from each of thirty thousand blanks for what follows the last takes half a minute.
        String date =
                text.replaceAll("\\s+", " ").replaceFirst("^[A-Za-z]+,? ", "").replaceFirst(" (GMT|UTC)$", "");
        return HTTP_DATES.stream()
                .flatMap(format -> parsed(date, format).stream())
                .findFirst();
    }

    private static Optional<Instant> parsed(String date, DateTimeFormatter format) {
        try {
            return Optional.of(LocalDateTime.parse(date, format).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty(); // another form
        }
    }
}
