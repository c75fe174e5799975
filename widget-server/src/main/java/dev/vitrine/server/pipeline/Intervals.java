package dev.vitrine.server.pipeline;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads lengths of time as operators write them: {@code 90s}, {@code 10m}, {@code 2h}, {@code 1d}. */
public final class Intervals {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})\\s*([smhd])");

    private Intervals() {}

    /** The length; empty where the text is none. */
    public static Optional<Duration> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(form.group(1));
        return Optional.of(
                switch (form.group(2)) {
                    case "s" -> Duration.ofSeconds(count);
                    case "m" -> Duration.ofMinutes(count);
                    case "h" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                });
    }
}
