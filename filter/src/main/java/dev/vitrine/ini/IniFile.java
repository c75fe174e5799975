package dev.vitrine.ini;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A file beside a class: {@code [sections]} of lines {@code key = value}, in UTF-8, with comments behind {@code #}. A start
 * only finds where sections begin; their lines are read when somebody asks for them.
 */
public final class IniFile {
    private final String name;

    /** The bytes of each section as they are, a char each, from its name on. */
    private final Map<String, String> sections = new LinkedHashMap<>();

    /**
     * The file of a name.
     *
     * @param neighbour the class that it stands beside
     * @throws IllegalStateException where there is none
     */
    public IniFile(Class<?> neighbour, String name) {
        this.name = name;
        String text = "\n" + bytes(neighbour, name);
        for (int open = text.indexOf("\n["), next; open >= 0; open = next) {
            next = text.indexOf("\n[", open + 1);
            String section = text.substring(open + 2, next < 0 ? text.length() : next);
            sections.put(section.substring(0, section.indexOf(']')), section);
        }
    }

    /**
     * A file of ASCII, or the bytes of another, a char each.
     *
     * @param neighbour the class that it stands beside
     * @throws IllegalStateException where there is none
     */
    public static String bytes(Class<?> neighbour, String name) {
        try (InputStream in = neighbour.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of its sections, in order. */
    public Set<String> sections() {
        return sections.keySet();
    }

    /**
     * The values of a section by their keys, in order, read anew each time.
     *
     * @throws IllegalArgumentException where there is no such section
     */
    public Map<String, String> section(String section) {
        String bytes = sections.get(section);
        if (bytes == null) {
            throw new IllegalArgumentException("section: " + name + " has no [" + section + "]");
        }
        Map<String, String> values = new LinkedHashMap<>();
        String text = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        for (String line : text.lines().toList()) {
            int equals = line.indexOf(" = ");
            if (equals > 0 && !line.startsWith("#")) {
                values.put(line.substring(0, equals), line.substring(equals + 3));
            }
        }
        return values;
    }
}
