package dev.vitrine.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/** The log of the demo: warnings of the containers, and what the filter has to say, a line each on standard error. */
final class Logs {
    private static final String SETTINGS = """
            handlers = java.util.logging.ConsoleHandler
            java.util.logging.SimpleFormatter.format = %4$s %5$s%6$s%n
            .level = WARNING
            dev.vitrine.level = INFO
            """;

    private Logs() {}

    static void oneLineEach() {
        try {
            LogManager.getLogManager()
                    .readConfiguration(new ByteArrayInputStream(SETTINGS.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
