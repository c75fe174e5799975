package dev.vitrine.server;

import java.util.Map;

/**
 * What is said outside the configuration, and counts more than it.
 *
 * @param flags what the command line says, by flag; counts most
 * @param environment its variables
 */
record Given(Map<String, String> flags, Environment environment) {
    /** Nothing at all. */
    static final Given NOTHING = new Given(Map.of(), Map.of());

    Given {
        flags = Map.copyOf(flags);
    }

    Given(Map<String, String> flags, Map<String, String> environment) {
        this(flags, new Environment(environment));
    }

    /** What the environment of this process says, and these flags. */
    static Given here(Map<String, String> flags) {
        return new Given(flags, System.getenv());
    }
}
