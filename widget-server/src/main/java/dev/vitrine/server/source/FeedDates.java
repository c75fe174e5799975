package dev.vitrine.server.source;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dates as feeds write them: RFC 822 and 3339 and what people take for them. A date without a zone is taken as UTC,
 * one without a time as midnight; what names no possible day is no date.
 */
final class FeedDates {
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})(?:-?(\\d{1,2})(?:-?(\\d{1,2}))?)?(?:[Tt ]+(\\d{1,2}):?(\\d{2})(?::?(\\d{2})(?:[.,](\\d{1,9})\\d*)?)?"
                    + "(?:\\s*([ap]m))?)?\\s*(.*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ORDINAL = Pattern.compile("(\\d{4})-?(\\d{3})");
    private static final Pattern DAY_FIRST = Pattern.compile(
            "(?:[\\p{L}.]+(?:,\\s*|\\s+))?(\\d{1,2})\\.?[\\s-]+(?:de\\s+)?([\\p{L}.]+),?[\\s-]+(?:de\\s+)?(\\d{4}|\\d{2,3})\\b,?(.*)");
    private static final Pattern MONTH_FIRST =
            Pattern.compile("(?:\\p{L}+,?\\s+)?(\\p{L}+)\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(.*)");
    private static final Pattern YEAR_LAST = Pattern.compile("(.*?),?\\s*(?<![+-])\\b(\\d{4})\\b(.*)");
    private static final Pattern SLASHES = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})\\b(.*)");
    private static final Pattern DOTS = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})\\b(.*)");
    /** As written in East Asia: the year first, but with other signs than those of ISO 8601 between its parts. */
    private static final Pattern YEAR_FIRST = Pattern.compile(
            "^(\\d{4})(?:[/.]|\u5E74)\\s*(\\d{1,2})(?:[/.]|\u6708)\\s*(\\d{1,2})(?:\\.|\u65E5)?(?:\\s*\\([^)]*\\))?(?!\\d)");

    private static final Pattern KOREAN = Pattern.compile(
            "(\\d{4})\uB144\\s*(\\d{1,2})\uC6D4\\s*(\\d{1,2})\uC77C\\s*(\uC624\uC804|\uC624\uD6C4)?(.*)");
    private static final Pattern TIME = Pattern.compile(
            "\\s*(?:t|at|um)?\\s*(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:[.,]\\d+)?)?\\s*([ap]\\.?m\\.?)?\\s*(.*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OFFSET =
            Pattern.compile("(?:GMT|UTC|UT)?\\s*([+-])\\s*(\\d{1,2}):?(\\d{2})?.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern EPOCH = Pattern.compile("(\\d{9,10})(\\d{3})?");

    private static final Map<String, Integer> ZONES = zones();
    private static final Map<String, Integer> MONTHS = months();

    private FeedDates() {}

    /** The moment that the text names; empty where it names none. */
    static Optional<Instant> parse(String text) {
        String date = YEAR_FIRST
                .matcher(text.replaceAll("[\\s\u00A0]+", " ").strip())
                .replaceFirst("$1-$2-$3 ")
                .strip();
        if (date.length() < 4 || date.length() > 100) {
            return Optional.empty();
        }
        try {
            return iso(date)
                    .or(() -> dayFirst(date))
                    .or(() -> numeric(date))
                    .or(() -> korean(date))
                    .or(() -> monthFirst(date));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty(); // 31 February and the like
        }
    }

    private static Optional<Instant> iso(String date) {
        Matcher epoch = EPOCH.matcher(date);
        if (epoch.matches()) {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(epoch.group(1))));
        }
        Matcher ordinal = ORDINAL.matcher(date);
        if (ordinal.matches()) {
            LocalDate day = LocalDate.ofYearDay(number(ordinal, 1), number(ordinal, 2));
            return Optional.of(day.atStartOfDay().toInstant(ZoneOffset.UTC));
        }
        Matcher iso = ISO.matcher(date);
        if (!iso.matches()
                || (iso.group(4) == null
                        && !iso.group(9).isEmpty()
                        && zone(iso.group(9)).isEmpty())) {
            return Optional.empty();
        }
        LocalDate day = LocalDate.of(number(iso, 1), number(iso, 2, 1), number(iso, 3, 1));
        int hour = hour(number(iso, 4, 0), iso.group(8));
        LocalTime time = time(hour, number(iso, 5, 0), number(iso, 6, 0));
        String fraction = iso.group(7);
        long nanos = fraction == null ? 0 : Long.parseLong((fraction + "000000000").substring(0, 9));
        return Optional.of(moment(day, hour, time, iso.group(9)).plusNanos(nanos));
    }

    private static Optional<Instant> dayFirst(String date) {
        Matcher parts = DAY_FIRST.matcher(date);
        Integer month = parts.matches() ? month(parts.group(2)) : null;
        if (month == null) {
            return Optional.empty();
        }
        return at(LocalDate.of(year(parts.group(3)), month, number(parts, 1)), parts.group(4));
    }

    /** {@code Sun Jan  4 16:29:06 PST 2004} and {@code January 4, 2004 4:29 PM}. */
    private static Optional<Instant> monthFirst(String date) {
        Matcher parts = MONTH_FIRST.matcher(date);
        Integer month = parts.matches() ? month(parts.group(1)) : null;
        Matcher rest = YEAR_LAST.matcher(month == null ? "" : parts.group(3));
        if (month == null || !rest.matches()) {
            return Optional.empty();
        }
        LocalDate day = LocalDate.of(number(rest, 2), month, number(parts, 2));
        return at(day, rest.group(1).isBlank() ? rest.group(3) : rest.group(1) + rest.group(3));
    }

    private static Optional<Instant> numeric(String date) {
        Matcher slashes = SLASHES.matcher(date);
        if (slashes.matches()) {
            int first = number(slashes, 1);
            int second = number(slashes, 2);
            boolean dayFirst = first > 12; // otherwise American, as most who write so
            return at(
                    LocalDate.of(number(slashes, 3), dayFirst ? second : first, dayFirst ? first : second),
                    slashes.group(4));
        }
        Matcher dots = DOTS.matcher(date);
        return dots.matches()
                ? at(LocalDate.of(number(dots, 3), number(dots, 2), number(dots, 1)), dots.group(4))
                : Optional.empty();
    }

    private static Optional<Instant> korean(String date) {
        Matcher parts = KOREAN.matcher(date);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String half =
                "\uC624\uD6C4".equals(parts.group(4)) ? " pm" : "\uC624\uC804".equals(parts.group(4)) ? " am" : "";
        LocalDate day = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
        return at(day, parts.group(5) + half + " +0900");
    }

    private static Optional<Instant> at(LocalDate day, String rest) {
        Matcher time = TIME.matcher(rest);
        if (!time.matches()) {
            return Optional.of(moment(day, 0, LocalTime.MIDNIGHT, rest));
        }
        int hour = hour(number(time, 1), time.group(4));
        return Optional.of(moment(day, hour, time(hour, number(time, 2), number(time, 3, 0)), time.group(5)));
    }

    private static Instant moment(LocalDate day, int hour, LocalTime time, String zone) {
        Duration offset = zone(zone).orElse(Duration.ZERO);
        LocalDate actual = hour == 24 ? day.plusDays(1) : day;
        return actual.atTime(time).toInstant(ZoneOffset.UTC).minus(offset);
    }

    private static int hour(int hour, @org.jspecify.annotations.Nullable String half) {
        if (half == null) {
            return hour;
        }
        return (hour % 12) + (half.toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
    }

    private static LocalTime time(int hour, int minute, int second) {
        return LocalTime.of(hour == 24 ? 0 : hour, minute, Math.min(second, 59)); // leap seconds
    }

    private static Optional<Duration> zone(String text) {
        String zone = text.strip();
        Matcher offset = OFFSET.matcher(zone);
        if (offset.matches()) {
            Duration size = Duration.ofHours(number(offset, 2)).plusMinutes(number(offset, 3, 0));
            boolean west = offset.group(1).equals("-");
            return size.toHours() > 18 ? Optional.empty() : Optional.of(west ? size.negated() : size);
        }
        String name = zone.replaceAll("[^A-Za-z].*", "").toUpperCase(Locale.ROOT);
        return Optional.ofNullable(ZONES.get(name)).map(Duration::ofMinutes);
    }

    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        if (digits.length() == 4) {
            return year;
        }
        if (digits.length() == 3) {
            return 1900 + year; // 103 for 2003: a year counted from 1900
        }
        return year < 70 ? 2000 + year : 1900 + year;
    }

    private static @org.jspecify.annotations.Nullable Integer month(String name) {
        String word = name.toLowerCase(Locale.ROOT).replace(".", "");
        Integer exact = MONTHS.get(word);
        return exact == null && word.length() > 3 ? MONTHS.get(word.substring(0, 3)) : exact;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static int number(Matcher matcher, int group, int otherwise) {
        return matcher.group(group) == null ? otherwise : number(matcher, group);
    }

    private static Map<String, Integer> zones() {
        Map<String, Integer> zones = new HashMap<>();
        for (String name : new String[] {"Z", "UT", "UTC", "GMT", "WET"}) {
            zones.put(name, 0);
        }
        Map<String, Integer> hours = Map.ofEntries(
                Map.entry("AST", -4),
                Map.entry("ADT", -3),
                Map.entry("EST", -5),
                Map.entry("EDT", -4),
                Map.entry("CST", -6),
                Map.entry("CDT", -5),
                Map.entry("MST", -7),
                Map.entry("MDT", -6),
                Map.entry("PST", -8),
                Map.entry("PDT", -7),
                Map.entry("AKST", -9),
                Map.entry("AKDT", -8),
                Map.entry("HST", -10),
                Map.entry("ET", -5),
                Map.entry("CT", -6),
                Map.entry("MT", -7),
                Map.entry("PT", -8),
                Map.entry("BST", 1),
                Map.entry("WEST", 1),
                Map.entry("CET", 1),
                Map.entry("MEZ", 1),
                Map.entry("CEST", 2),
                Map.entry("MESZ", 2),
                Map.entry("EET", 2),
                Map.entry("EEST", 3),
                Map.entry("MSK", 3),
                Map.entry("SGT", 8),
                Map.entry("JST", 9),
                Map.entry("KST", 9),
                Map.entry("AEST", 10),
                Map.entry("AEDT", 11),
                Map.entry("NZST", 12),
                Map.entry("NZDT", 13));
        hours.forEach((name, hour) -> zones.put(name, hour * 60));
        zones.put("IST", 330);
        return Map.copyOf(zones);
    }

    /** Months as feeds in several languages abbreviate them. */
    private static Map<String, Integer> months() {
        String[] names = {
            "jan ene gen janv januar january \u03B9\u03B1\u03BD janu\u00E1r \u044F\u043D\u0432",
            "feb fev f\u00E9v f\u00E9vr febr \u03C6\u03B5\u03B2 \u0444\u0435\u0432",
            "mar m\u00E4r mrz mars maerz m\u00E1rc \u03BC\u03AC\u03C1 \u03BC\u03B1\u03CA \u03BC\u03B1\u03C1 \u043C\u0430\u0440",
            "apr avr abr \u00E1pr \u03B1\u03C0\u03C1 \u0430\u043F\u0440",
            "may mai mag mayo m\u00E1j \u03BC\u03AC\u03B9 \u03BC\u03B1\u03B9 \u043C\u0430\u044F \u043C\u0430\u0439",
            "jun juin giu j\u00FAn \u03B9\u03BF\u03CD\u03BD \u03B9\u03BF\u03BD \u0438\u044E\u043D",
            "jul juil lug j\u00FAl \u03B9\u03BF\u03CD\u03BB \u03B9\u03BF\u03BB \u0438\u044E\u043B",
            "aug ao\u00FB aout ago aug \u03B1\u03CD\u03B3 \u03B1\u03C5\u03B3 \u0430\u0432\u0433",
            "sep sept set szept \u03C3\u03B5\u03C0 \u0441\u0435\u043D",
            "oct okt ott out \u03BF\u03BA\u03C4 \u043E\u043A\u0442",
            "nov \u03BD\u03BF\u03AD \u03BD\u03BF\u03B5 \u043D\u043E\u044F",
            "dec dez d\u00E9c dic \u03B4\u03B5\u03BA \u0434\u0435\u043A",
        };
        Map<String, Integer> months = new HashMap<>();
        for (int month = 1; month <= names.length; month++) {
            for (String name : names[month - 1].split(" ", -1)) {
                months.put(name, month);
            }
        }
        return Map.copyOf(months);
    }

    /** Whether a date can be that of a post at all: not before there were feeds, not of a far future. */
    static boolean isPossible(Instant date, Instant now) {
        return date.isAfter(Year.of(1970).atDay(2).atStartOfDay().toInstant(ZoneOffset.UTC))
                && date.isBefore(now.plus(Duration.ofDays(366)));
    }
}
