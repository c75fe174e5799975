package dev.vitrine.metadata;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date of a page: when its content was published or changed. Written as
 * <a href="https://ogp.me/#data_types">ISO 8601</a>, with time and zone where both are known; a time without its zone is
 * left out, since nobody could tell what it means.
 *
 * @param day the day as the page says it
 * @param text the day alone, or the moment with its zone
 */
record PublishDate(LocalDate day, String text) {
    private static final LocalDate FIRST = LocalDate.of(1990, 1, 2);
    private static final int LONGEST = 160;

    /** {@code 08.02.10}. */
    private static final int SHORT_DAY_FIRST = 8;

    private static final Pattern YEAR_FIRST = Pattern.compile(
            "(?<!\\d)(\\d{4})(?:[-/.]|\\. |\\s?年\\s?|년 ?)(\\d{1,2})(?:[-/.]|\\. |\\s?月\\s?|월 ?)(\\d{1,2})(?!\\d)");

    private static final Pattern COMPACT = Pattern.compile("(?<!\\d)((?:19|20)\\d{2})([01]\\d)([0-3]\\d)(?=T|\\b)");

    private static final Pattern DAY_FIRST =
            Pattern.compile("(?<![\\d.])(\\d{1,2})([./-]) ?(\\d{1,2})\\2 ?(\\d{4}|\\d{2})(?![\\d:])");

    private static final Pattern DAY_MONTH = Pattern.compile(
            "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|º|ª|\\.)?[\\s-]*(?:de |of |d['’])?[\\s-]*(\\p{L}[\\p{L}\\p{M}]{2,11})[.,]?[\\s,-]*(?:de |del )?(\\d{4})(?!\\d)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern MONTH_DAY = Pattern.compile(
            "(\\p{L}[\\p{L}\\p{M}]{2,11})[.,]?\\s*(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?:at\\s+)?(?:\\d{1,2}:\\d{2}(?::\\d{2})?\\s*)?([A-Z]{3,4}\\s)?(\\d{4})(?!\\d)",
            Pattern.CASE_INSENSITIVE);

    /** As Hungarians write it: {@code 2024. március 5.} */
    private static final Pattern YEAR_MONTH =
            Pattern.compile("(?<!\\d)(\\d{4})[-. ]{1,2}(\\p{L}{3,11})[-. ]{1,2}(\\d{1,2})(?!\\d)");

    private static final Pattern TIME = Pattern.compile(
            "[T\\s,|–(-](\\d{1,2})[:.h](\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?\\s*([ap]\\.?m\\.?)?(?:\\s?Uhr)?"
                    + "(?:\\s*\\(?(Z|UTC|GMT|[A-Z]{3,4})?([+-]\\d{1,2}:?\\d{2}|[+-]\\d{1,2})?(?![\\w:+-]))?",
            Pattern.CASE_INSENSITIVE);

    /** Vietnamese counts the months, Japanese the years of an emperor. */
    private static final Pattern MONTH_BY_NUMBER = Pattern.compile("(\\d{1,2}) tháng (\\d{1,2}),?(?: năm)? (\\d{4})");

    private static final Pattern ERA = Pattern.compile("(令和|平成)(元|\\d{1,2})年");

    private static final char FIRST_FOREIGN = 0x80;

    /** Years of the Buddhist calendar, and by how much they are ahead. */
    private static final int BUDDHIST = 2_440;

    private static final int AHEAD = 543;

    /** The names of RFC 822, and those of Central Europe. */
    private static final Map<String, String> ZONES = Map.ofEntries(
            Map.entry("Z", "Z"),
            Map.entry("UTC", "Z"),
            Map.entry("GMT", "Z"),
            Map.entry("EST", "-05:00"),
            Map.entry("EDT", "-04:00"),
            Map.entry("CDT", "-05:00"),
            Map.entry("MDT", "-06:00"),
            Map.entry("MST", "-07:00"),
            Map.entry("PDT", "-07:00"),
            Map.entry("PST", "-08:00"),
            Map.entry("CET", "+01:00"),
            Map.entry("MEZ", "+01:00"),
            Map.entry("CEST", "+02:00"),
            Map.entry("MESZ", "+02:00"));

    /**
     * The first date in a text that a machine or a person wrote.
     *
     * @param language the page's language, which decides about {@code 4/5/2021}
     * @param clock tells what lies in the future, and so is no date of publishing
     */
    static Optional<PublishDate> find(String said, String language, Clock clock) {
        if (said.length() > LONGEST || !hasDigit(said)) {
            return Optional.empty();
        }
        String text = inCommonTerms(said);
        return yearFirst(text)
                .or(() -> monthNamed(text))
                .or(() -> dayFirst(text, language))
                .or(() -> epoch(text.strip()))
                .filter(date -> date.plausible(clock));
    }

    /** Whether this moment lies before the other's, as far as days tell. */
    boolean before(PublishDate other) {
        return day.isBefore(other.day);
    }

    boolean isOfSameDay(PublishDate other) {
        return day.equals(other.day);
    }

    private boolean plausible(Clock clock) {
        return day.isAfter(FIRST) && !day.isAfter(LocalDate.now(clock).plusDays(1));
    }

    /** Whether four digits stand together in a text, without which it has no date that says its year. */
    static boolean hasYear(String text) {
        int digits = 0;
        for (int i = 0; i < text.length() && digits < 4; i++) {
            digits = Character.isDigit(text.charAt(i)) ? digits + 1 : 0;
        }
        return digits == 4;
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** The same in the digits and by the years that all calendars share, as far as few words tell. */
    private static String inCommonTerms(String said) {
        int foreign = 0;
        while (foreign < said.length() && said.charAt(foreign) < FIRST_FOREIGN) {
            foreign++;
        }
        if (foreign == said.length()) {
            return said;
        }
        StringBuilder text = new StringBuilder(said);
        for (int i = foreign; i < said.length(); i++) {
            char c = said.charAt(i);
            if (c >= FIRST_FOREIGN && Character.isDigit(c)) {
                text.setCharAt(i, (char) ('0' + Character.digit(c, 10)));
            }
        }
        String vietnamese = MONTH_BY_NUMBER.matcher(text).replaceAll("$1.$2.$3");
        return ERA.matcher(vietnamese)
                .replaceAll(era -> (era.group(1).equals("令和") ? 2018 : 1988)
                        + (era.group(2).equals("元") ? 1 : number(era.group(2)))
                        + "年");
    }

    private static Optional<PublishDate> yearFirst(String text) {
        Matcher found = YEAR_FIRST.matcher(text);
        if (!found.find()) {
            found = COMPACT.matcher(text);
            if (!found.find()) {
                return Optional.empty();
            }
        }
        return date(found.group(1), number(found.group(2)), found.group(3), text, found.end());
    }

    private static Optional<PublishDate> monthNamed(String text) {
        for (Matcher found = DAY_MONTH.matcher(text); found.find(); ) {
            int month = MonthNames.number(found.group(2));
            if (month > 0) {
                return date(found.group(3), month, found.group(1), text, found.end());
            }
        }
        Matcher found = MONTH_DAY.matcher(text);
        for (int from = 0; found.find(from); from = found.start() + 1) {
            int month = MonthNames.number(found.group(1));
            if (month > 0) {
                return date(found.group(4), month, found.group(2), text, found.end(2));
            }
        }
        found = YEAR_MONTH.matcher(text);
        return found.find()
                ? date(found.group(1), MonthNames.number(found.group(2)), found.group(3), text, found.end())
                : Optional.empty();
    }

    private static Optional<PublishDate> dayFirst(String text, String language) {
        Matcher found = DAY_FIRST.matcher(text);
        if (!found.find() || isOutline(found)) {
            return Optional.empty();
        }
        String separator = found.group(2);
        int first = number(found.group(1));
        int second = number(found.group(3));
        String year = found.group(4).length() == 2 ? "20" + found.group(4) : found.group(4);
        if (first > 12 || separator.equals(".")) {
            return date(year, second, found.group(1), text, found.end());
        }
        if (second > 12 || language.equals("en-us")) {
            return date(year, first, found.group(3), text, found.end());
        }
        return first != second && (language.equals("en") || language.isEmpty())
                ? Optional.empty()
                : date(year, second, found.group(1), text, found.end());
    }

    /** Whether it looks as the number of a chapter or a version does: a short year says less than short days and months do. */
    private static boolean isOutline(Matcher found) {
        return found.group(2).equals(".") && found.end() - found.start() < SHORT_DAY_FIRST;
    }

    private static Optional<PublishDate> epoch(String text) {
        if (!text.chars().allMatch(c -> c >= '0' && c <= '9') || (text.length() != 10 && text.length() != 13)) {
            return Optional.empty();
        }
        long number = Long.parseLong(text);
        Instant moment = text.length() == 10 ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
        return Optional.of(at(moment.atOffset(ZoneOffset.UTC)));
    }

    private static PublishDate at(OffsetDateTime moment) {
        OffsetDateTime seconds = moment.truncatedTo(ChronoUnit.SECONDS);
        return new PublishDate(seconds.toLocalDate(), DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(seconds));
    }

    private static Optional<PublishDate> date(String year, int month, String day, String text, int end) {
        try {
            int number = number(year);
            LocalDate date = LocalDate.of(number > BUDDHIST ? number - AHEAD : number, month, number(day));
            return Optional.of(timeAfter(text, end)
                    .map(time -> at(date.atTime(time)))
                    .orElse(new PublishDate(date, date.toString())));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The time behind a date, where it stands close by and has its zone. */
    private static Optional<OffsetTime> timeAfter(String text, int end) {
        Matcher found = TIME.matcher(text).region(end, text.length()).useTransparentBounds(true);
        if (!found.find() || found.start() > end + 5) {
            return Optional.empty();
        }
        Optional<ZoneOffset> zone = zone(found.group(5), found.group(6));
        return zone.map(offset -> OffsetTime.of(
                LocalTime.of(
                        hour(number(found.group(1)), found.group(4)),
                        number(found.group(2)),
                        found.group(3) == null ? 0 : number(found.group(3))),
                offset));
    }

    private static int hour(int hour, @Nullable String half) {
        if (half == null) {
            return hour;
        }
        return hour % 12 + (half.toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
    }

    private static Optional<ZoneOffset> zone(@Nullable String name, @Nullable String offset) {
        if (offset != null) {
            String digits = offset.replace(":", "");
            String padded = digits.length() == 4 ? digits.charAt(0) + "0" + digits.substring(1) : digits;
            return Optional.of(ZoneOffset.of(padded));
        }
        return Optional.ofNullable(name)
                .map(zone -> ZONES.get(zone.toUpperCase(Locale.ROOT)))
                .map(ZoneOffset::of);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
