package dev.vitrine.filter;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Settings in a file of the {@linkplain Properties#load(java.io.Reader) format that Java has for them}, with the number of each
 * one's line, which {@link Properties} does not tell.
 */
final class PropertiesText {
    private final String name;
    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, Integer> lines = new TreeMap<>();

    private PropertiesText(String name) {
        this.name = name;
    }

    /**
     * @param name what the file is called in messages
     * @throws SettingsException where a line cannot be read
     */
    static SettingsSource parse(String name, String text) {
        PropertiesText file = new PropertiesText(name);
        List<String> natural = text.lines().toList();
        int line = 0;
        while (line < natural.size()) {
            int first = line++;
            StringBuilder logical = new StringBuilder(natural.get(first));
            while (!isComment(natural.get(first)) && isContinued(logical) && line < natural.size()) {
                logical.append('\n').append(natural.get(line++));
            }
            file.take(logical.toString(), first + 1);
        }
        return new SettingsSource(name, false, file.values, file.lines);
    }

    private static boolean isComment(String line) {
        String text = line.stripLeading();
        return text.startsWith("#") || text.startsWith("!");
    }

    /** Whether it ends with an odd number of backslashes. */
    private static boolean isContinued(CharSequence line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\\') {
            end--;
        }
        return (line.length() - end) % 2 == 1;
    }

    private void take(String logical, int line) {
        Properties one = new Properties();
        try {
            one.load(new StringReader(logical));
        } catch (IllegalArgumentException e) {
            throw new SettingsException(List.of(name + ", line " + line + ": " + e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail", e);
        }
        one.stringPropertyNames().forEach(key -> {
            values.put(key, one.getProperty(key, ""));
            lines.put(key, line);
        });
    }
}
