package dev.vitrine.demo.social;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.regex.Pattern;

/** The networks' answers as they are written, with their dates counted back from now. */
final class Posts {
    private static final Pattern AGO = Pattern.compile("\\{ago (-?P[^}]+)}");
    private static final Pattern ISO = Pattern.compile("\\{iso (-?P[^}]+)}");

    private final Instant now;
    private final String address;

    Posts(Clock clock, String address) {
        this.now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        this.address = address;
    }

    String read(String name) throws IOException {
        try (InputStream in = Posts.class.getResourceAsStream(name)) {
            String text =
                    new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8).replace("{network}", address);
            String mail = AGO.matcher(text)
                    .replaceAll(ago -> before(ago.group(1)).format(DateTimeFormatter.RFC_1123_DATE_TIME));
            return ISO.matcher(mail)
                    .replaceAll(ago -> before(ago.group(1)).toInstant().toString());
        }
    }

    private ZonedDateTime before(String length) {
        return now.minus(Duration.parse(length)).atZone(ZoneOffset.UTC);
    }
}
