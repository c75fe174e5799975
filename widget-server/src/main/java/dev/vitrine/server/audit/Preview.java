package dev.vitrine.server.audit;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a service shows of a page.
 *
 * @param values what it found
 * @param labels the pairs of a label and a value that it shows beside
 * @param findings what it could not show, and why
 */
public record Preview(Consumer consumer, Map<Field, String> values, Map<String, String> labels, Set<Finding> findings) {
    public Preview {
        EnumMap<Field, String> ordered = new EnumMap<>(Field.class);
        ordered.putAll(values);
        values = Collections.unmodifiableMap(ordered);
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        EnumSet<Finding> sorted = EnumSet.noneOf(Finding.class);
        sorted.addAll(findings);
        findings = Collections.unmodifiableSet(sorted);
    }

    /** What it shows for a field. */
    public Optional<String> value(Field field) {
        return Optional.ofNullable(values.get(field));
    }
}
