package dev.vitrine.rewrite;

/**
 * Where a page goes.
 *
 * @param bytes what was written as bytes
 * @param text what was written as text
 */
public record PageSinks(OutputSink bytes, TextSink text) {}
