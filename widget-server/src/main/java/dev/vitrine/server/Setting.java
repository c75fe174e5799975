package dev.vitrine.server;

import java.util.Locale;
import java.util.function.Function;

/**
 * Something that an operator can set, and what it is called everywhere.
 *
 * @param key its name in the configuration, with a dot where it stands within another key
 * @param fallback what it is where nobody says anything, as somebody would write it
 * @param expected what may be written, for the documentation
 * @param meaning what it does
 * @param traits what is special about it
 * @param read makes sense of the text, of one item where there are several; says what it expects with an {@link
 *     IllegalArgumentException}
 */
record Setting<T>(
        String key, String fallback, String expected, String meaning, Traits traits, Function<String, T> read) {
    /**
     * @param secret whether its value is nobody else's business
     * @param several whether it is a list
     * @param lasting whether it stays as it is until the next start
     */
    record Traits(boolean secret, boolean several, boolean lasting) {
        static final Traits NONE = new Traits(false, false, false);
        static final Traits SECRET = new Traits(true, false, false);
        static final Traits SEVERAL = new Traits(false, true, false);
        static final Traits LASTING = new Traits(false, false, true);
        static final Traits LASTING_SEVERAL = new Traits(false, true, true);
    }

    /** Its name on the command line. */
    String flag() {
        return "--" + key.replace('.', '-');
    }

    /** Its name in the environment. */
    String variable() {
        return "VITRINE_" + key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
