package dev.vitrine.server;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used; the message has one line for each mistake. */
final class SettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    SettingsException(String message) {
        super(message);
    }

    SettingsException(String file, List<Mistake> mistakes) {
        super(mistakes.stream()
                .sorted(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column))
                .map(mistake -> mistake.describe(file))
                .collect(Collectors.joining("\n")));
    }
}
