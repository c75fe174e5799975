package dev.vitrine.server;

/**
 * Something in the configuration that cannot be.
 *
 * @param line counted from 1; 0 where it does not stand in the file
 * @param column counted from 1
 * @param key where it stands, such as {@code feeds.news.url}; empty for the file as a whole
 * @param problem what is wrong, what was expected, and what would do
 */
record Mistake(int line, int column, String key, String problem) {
    /** Something outside the file: a flag or a variable. */
    static Mistake outside(String name, String problem) {
        return new Mistake(0, 0, name, problem);
    }

    /** One line, as compilers write it, so that editors can jump there. */
    String describe(String file) {
        String place = line == 0 ? "" : file + ":" + line + ":" + column + ": ";
        return place + (key.isEmpty() ? "" : key + ": ") + problem;
    }
}
