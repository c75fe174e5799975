package dev.vitrine.benchmarks.load;

import java.net.URI;
import java.util.Map;

/**
 * What is asked for, over and over.
 *
 * @param uri on the loopback interface
 * @param headers sent with each request
 */
public record Target(URI uri, Map<String, String> headers) {
    public Target {
        headers = Map.copyOf(headers);
    }

    /** Without headers of note. */
    public static Target of(URI uri) {
        return new Target(uri, Map.of());
    }
}
