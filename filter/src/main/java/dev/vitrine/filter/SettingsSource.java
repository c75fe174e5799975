package dev.vitrine.filter;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A place where settings stand.
 *
 * @param name what it is called in messages, such as {@code init parameter}, or the path of a file
 * @param shared whether others keep their keys here too, so that one that resembles none of ours may be theirs
 * @param values by key
 * @param lines by key, where the place has lines
 */
record SettingsSource(String name, boolean shared, Map<String, String> values, Map<String, Integer> lines) {
    SettingsSource {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        lines = Map.copyOf(lines);
    }

    SettingsSource(String name, boolean shared, Map<String, String> values) {
        this(name, shared, values, Map.of());
    }

    static SettingsSource of(Map<String, String> values) {
        return new SettingsSource("setting", false, values);
    }

    /** Where exactly a key stands. */
    String placeOf(String key) {
        Integer line = lines.get(key);
        return line == null ? name : name + ", line " + line;
    }

    /** A key that nobody knows, and where it stands. */
    String named(String key) {
        return lines.containsKey(key) ? "setting " + key + " (" + placeOf(key) + ")" : name + " " + key;
    }
}
