package dev.vitrine.server;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is said outside the configuration, and counts more than it.
 *
 * @param flags what the command line says, by flag; counts most
 * @param environment gives the value of a variable
 */
record Given(Map<String, String> flags, Function<String, Optional<String>> environment) {
    /** Nothing at all. */
    static final Given NOTHING = new Given(Map.of(), name -> Optional.empty());

    Given {
        flags = Map.copyOf(flags);
    }

    /** What the environment of this process says, and these flags. */
    static Given here(Map<String, String> flags) {
        return new Given(flags, name -> Optional.ofNullable(System.getenv(name)));
    }
}
