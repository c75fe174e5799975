package dev.vitrine.server.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "120, 2026-11-21T10:02:00Z",
        "'Sat, 21 Nov 2026 10:05:00 GMT', 2026-11-21T10:05:00Z",
        "'Saturday, 21-Nov-26 10:05:00 GMT', 2026-11-21T10:05:00Z",
        "Sat Nov 21 10:05:00 2026, 2026-11-21T10:05:00Z",
        "'Mon, 21 Nov 2026 10:05:00 GMT', 2026-11-21T10:05:00Z",
        "1000000000000, 2026-11-22T10:00:00Z",
        "172800, 2026-11-22T10:00:00Z",
        "'Sat, 21 Nov 2099 10:05:00 GMT', 2026-11-22T10:00:00Z",
    })
    void waitsAsLongAsAskedAndAtMostADay(String header, String expected) {
        assertThat(RetryAfter.of(Headers.of("Retry-After", header), NOW)).contains(Instant.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-5", "soon", "", "1.5", "Fri, 20 Nov 2026 10:05:00 GMT", "Sat, 32 Nov 2026 10:05:00 GMT"})
    void leavesThePauseToUsWhereNoneIsNamed(String header) {
        assertThat(RetryAfter.of(Headers.of("Retry-After", header), NOW)).isEmpty();
    }

    @Test
    @Timeout(60)
    void losesNoTimeOnBlanks() {
        String blanks = " ".repeat(300_000);
        assertThat(RetryAfter.of(Headers.of("Retry-After", "Sat, 21 Nov 2026 10:05:00" + blanks + "GMT"), NOW))
                .contains(Instant.parse("2026-11-21T10:05:00Z"));
        assertThat(RetryAfter.of(Headers.of("Retry-After", "Sat, 21 Nov 2026 10:05:00" + blanks + "CET"), NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "X-RateLimit-Reset, 2026-11-21T10:05:00.377431Z, 2026-11-21T10:05:00.377431Z",
        "ratelimit-reset, 1795255500, 2026-11-21T10:05:00Z",
        "X-RateLimit-Reset, 1795255500000, 2026-11-21T10:05:00Z",
        "x-ratelimit-reset, 300, 2026-11-21T10:05:00Z",
        "x-ratelimit-reset, 300.0, 2026-11-21T10:05:00Z",
    })
    void understandsTheResetOfAUsedUpLimit(String name, String value, String expected) {
        assertThat(RetryAfter.of(Headers.of("x-ratelimit-remaining", "0", name, value), NOW))
                .contains(Instant.parse(expected));
        assertThat(RetryAfter.of(Headers.of("x-ratelimit-remaining", "7.0", name, value), NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=100, remaining=0, reset=300", "\"default\";r=0;t=300"})
    void understandsTheDraftHeader(String header) {
        assertThat(RetryAfter.of(Headers.of("RateLimit", header), NOW)).contains(Instant.parse("2026-11-21T10:05:00Z"));
    }

    @Test
    void heedsRetryAfterBeforeTheRateLimit() {
        Headers headers = Headers.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "3600", "Retry-After", "60");
        assertThat(RetryAfter.of(headers, NOW)).contains(Instant.parse("2026-11-21T10:01:00Z"));
    }
}
