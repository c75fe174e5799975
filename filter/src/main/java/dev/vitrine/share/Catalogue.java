package dev.vitrine.share;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Reads the catalogue's files, which stand beside this class. */
final class Catalogue {
    private Catalogue() {}

    static List<ShareNetwork> networks(Map<String, Icon> icons) {
        List<ShareNetwork> networks = new ArrayList<>();
        sections(lines("networks.ini"))
                .forEach((id, entries) -> networks.add(network(id, entries, Optional.ofNullable(icons.get(id)))));
        return List.copyOf(networks);
    }

    static Map<String, Icon> icons() {
        return lines("icons.txt").stream()
                .map(line -> line.split("\t", -1))
                .collect(Collectors.toUnmodifiableMap(
                        columns -> columns[0], columns -> new Icon(columns[1], columns[2], columns[3])));
    }

    static Map<String, List<String>> presets() {
        Map<String, List<String>> presets = new LinkedHashMap<>();
        sections(lines("presets.ini")).forEach((name, entries) -> presets.put(name, words(entries, "networks")));
        return presets;
    }

    private static ShareNetwork network(String id, Map<String, String> entries, Optional<Icon> icon) {
        return new ShareNetwork(
                id,
                text(entries, "name").orElseThrow(() -> new IllegalStateException("[" + id + "] has no name")),
                Category.of(entries.getOrDefault("category", "social")),
                Status.of(entries.getOrDefault("status", "alive")),
                date(entries.getOrDefault("checked", "1970-01-01")),
                LinkTemplates.parse(text(entries, "share"), text(entries, "follow"), entries.containsKey("mobile")),
                text(entries, "limit").map(Catalogue::limit),
                text(entries, "color").map(Color::parse),
                icon,
                words(entries, "audiences"),
                text(entries, "died"),
                text(entries, "successor"));
    }

    /** {@code LocalDate.parse} would build the formatters of the JDK, for which each start would pay. */
    private static LocalDate date(String text) {
        return LocalDate.of(
                Integer.parseInt(text, 0, 4, 10), Integer.parseInt(text, 5, 7, 10), Integer.parseInt(text, 8, 10, 10));
    }

    private static TextLimit limit(String text) {
        String[] words = text.split(" ", -1);
        return new TextLimit(
                Integer.parseInt(words[0]),
                TextLimit.Counting.of(words[1]),
                number(words, "url="),
                number(words, "bytes="),
                List.of(words).contains("title-only"));
    }

    private static OptionalInt number(String[] words, String prefix) {
        return Arrays.stream(words)
                .filter(word -> word.startsWith(prefix))
                .mapToInt(word -> Integer.parseInt(word.substring(prefix.length())))
                .findFirst();
    }

    private static Optional<String> text(Map<String, String> entries, String key) {
        return Optional.ofNullable(entries.get(key));
    }

    private static List<String> words(Map<String, String> entries, String key) {
        return text(entries, key).map(text -> List.of(text.split(" ", -1))).orElse(List.of());
    }

    private static Map<String, Map<String, String>> sections(List<String> lines) {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        Map<String, String> current = new LinkedHashMap<>();
        for (String line : lines) {
            int equals = line.indexOf(" = ");
            if (line.startsWith("[")) {
                current = new LinkedHashMap<>();
                sections.put(line.substring(1, line.indexOf(']')), current);
            } else if (equals > 0) {
                current.put(line.substring(0, equals), line.substring(equals + 3));
            }
        }
        return sections;
    }

    private static List<String> lines(String resource) {
        try (InputStream in = Catalogue.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + resource);
            }
            var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return reader.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
