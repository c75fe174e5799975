package dev.vitrine.server.web;

import java.time.Duration;

/**
 * How much the server takes upon itself at once, and how patient it is. What is beyond is refused at once, not kept
 * waiting.
 *
 * @param connections how many connections are served; a few more are told to come back later
 * @param requestsAtOnce how many requests may wait for their answers at the same time
 * @param clientRate how many requests a second one client may send, in the long run; 0 for as many as it likes
 * @param requestTime how long a request may take to arrive
 * @param idleTime how long a connection may say nothing
 * @param dataRate how many bytes a second a client has to take of an answer
 * @param bodySize how large what somebody pushes may be
 */
public record Limits(
        int connections,
        int requestsAtOnce,
        int clientRate,
        Duration requestTime,
        Duration idleTime,
        int dataRate,
        int bodySize) {
    /** What suits a small server with a few gigabytes of memory. */
    public static final Limits DEFAULTS =
            new Limits(30_000, 2_000, 1_000, Duration.ofSeconds(10), Duration.ofSeconds(30), 1024, 5 * 1024 * 1024);
}
