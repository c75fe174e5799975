package dev.vitrine.benchmarks.load;

/**
 * What came back.
 *
 * @param requests answered with a status of 2xx or 3xx
 * @param seconds that it took
 * @param failures answers of other kinds, and connections that broke
 */
public record Answered(long requests, double seconds, long failures) {}
