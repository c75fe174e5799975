package dev.vitrine.server;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;

/**
 * Takes out of a line of the log what a terminal or a person would take for something else than its text: controls, and the
 * signs that turn the direction of what follows. Some of it is what other people's servers say.
 */
public final class Printable extends CompositeConverter<ILoggingEvent> {
    private static final String MANY_LINES = "lines";

    /** For the configuration of the log. */
    public Printable() {}

    @Override
    protected String transform(ILoggingEvent event, String text) {
        boolean many = MANY_LINES.equals(getFirstOption());
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean kept = many && (c == '\n' || c == '\r' || c == '\t');
            safe.appendCodePoint(kept || isHarmless(c) ? c : '\uFFFD');
        });
        return safe.toString();
    }

    private static boolean isHarmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }
}
