package dev.vitrine.server.web;

import java.util.Locale;
import java.util.Optional;

/**
 * Whether and how each request is written down.
 *
 * @param addresses whether the clients' addresses are, too
 */
public record AccessLog(Format format, boolean addresses) {
    /** Nothing is written down. */
    public static final AccessLog OFF = new AccessLog(Format.OFF, false);

    /** How a line looks. */
    public enum Format {
        /** There is none. */
        OFF,
        /** As most web servers write it, see <a href="https://en.wikipedia.org/wiki/Common_Log_Format">Common Log Format</a>. */
        COMMON,
        /** An object of JSON. */
        JSON;

        /** The format of this name, in lower case. */
        public static Optional<Format> ofId(String id) {
            for (Format format : values()) {
                if (format.name().toLowerCase(Locale.ROOT).equals(id)) {
                    return Optional.of(format);
                }
            }
            return Optional.empty();
        }
    }
}
