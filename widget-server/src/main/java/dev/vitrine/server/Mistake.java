package dev.vitrine.server;

/**
 * Something in the configuration that cannot be.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param key where it stands, such as {@code feeds.news.url}; empty for the file as a whole
 * @param problem what is wrong, what was expected, and what would do
 */
record Mistake(int line, int column, String key, String problem) {
    /** One line, as compilers write it, so that editors can jump there. */
    String describe(String file) {
        return file + ":" + line + ":" + column + ": " + (key.isEmpty() ? "" : key + ": ") + problem;
    }
}
