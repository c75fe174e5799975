package dev.vitrine.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Formatter;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;

/** The log of the demo: warnings of the containers, and what the filter has to say, a line each on standard error. */
final class Logs {
    private static final String SETTINGS = """
            handlers = java.util.logging.ConsoleHandler
            java.util.logging.ConsoleHandler.formatter = dev.vitrine.demo.Logs$OneLine
            .level = WARNING
            dev.vitrine.level = INFO
            """;

    private Logs() {}

    /** A level and a sentence; a stack trace only for what is nobody's network or disk. */
    public static final class OneLine extends Formatter {
        @Override
        public String format(LogRecord event) {
            String line = event.getLevel().getName() + " " + formatMessage(event);
            Throwable thrown = event.getThrown();
            if (thrown == null) {
                return line + "\n";
            }
            if (thrown instanceof IOException) {
                return line + ": " + thrown + "\n";
            }
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            return line + "\n" + trace;
        }
    }

    static void oneLineEach() {
        System.setProperty("org.apache.juli.formatter", OneLine.class.getName()); // else Tomcat sets its own
        try {
            LogManager.getLogManager()
                    .readConfiguration(new ByteArrayInputStream(SETTINGS.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
