package dev.vitrine.server.fetch;

import java.time.Duration;

/**
 * The limits of fetching.
 *
 * @param userAgent who asks, with a way to reach the operator
 * @param connect how long a connection may take, the look-up of its name included
 * @param firstByte how long an upstream may think before it answers
 * @param total how long all of it may take, redirects included
 * @param redirects how many redirects are followed, 0 to 10
 * @param connectionsPerHost how many connections one host gets at once, at least 1
 */
public record FetchSettings(
        String userAgent, Duration connect, Duration firstByte, Duration total, int redirects, int connectionsPerHost) {
    public FetchSettings {
        if (userAgent.isBlank() || userAgent.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("userAgent must be printable ASCII, not \"" + userAgent + "\"");
        }
        positive("connect", connect);
        positive("firstByte", firstByte);
        positive("total", total);
        if (redirects < 0 || redirects > 10) {
            throw new IllegalArgumentException("redirects must be 0 to 10, not " + redirects);
        }
        if (connectionsPerHost < 1) {
            throw new IllegalArgumentException("connectionsPerHost must be at least 1, not " + connectionsPerHost);
        }
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be longer than nothing, not " + value);
        }
    }

    /** Connect within 5 seconds, answer within 10, be done within 30; at most 3 redirects and 4 connections a host. */
    public static FetchSettings defaults(String userAgent) {
        return new FetchSettings(
                userAgent, Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30), 3, 4);
    }

    /** The same limits with other deadlines. */
    public FetchSettings withDeadlines(Duration newConnect, Duration newFirstByte, Duration newTotal) {
        return new FetchSettings(userAgent, newConnect, newFirstByte, newTotal, redirects, connectionsPerHost);
    }
}
