package dev.vitrine.filter;

import java.util.function.Function;

/**
 * One setting: its key, what it takes, and what it means.
 *
 * @param key in kebab case, beginning with {@code vitrine.}
 * @param type what a value looks like, in a word or two, for people
 * @param text the default, as an operator would write it; empty text means "not set"
 * @param meaning one or two sentences, in Markdown
 * @param example a value that somebody might set
 * @param reader turns a text into a value, or throws an {@link IllegalArgumentException} that says what would do
 */
record Setting<T>(String key, String type, String text, String meaning, String example, Function<String, T> reader) {}
