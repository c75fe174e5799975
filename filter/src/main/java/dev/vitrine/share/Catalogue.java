package dev.vitrine.share;

import dev.vitrine.ini.IniFile;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Reads the catalogue's files, which stand beside this class. */
final class Catalogue {
    private Catalogue() {}

    static Named<ShareNetwork> networks(Named<Icon> icons) {
        IniFile file = new IniFile(Catalogue.class, "networks.ini");
        return new Named<>(file.sections(), id -> network(id, file.section(id), icons.find(id)));
    }

    static Named<Icon> icons() {
        Map<String, String> lines = new HashMap<>();
        IniFile.bytes(Catalogue.class, "icons.txt")
                .lines()
                .forEach(line -> lines.put(line.substring(0, line.indexOf('\t')), line));
        return new Named<>(lines.keySet(), id -> {
            String[] columns = Objects.requireNonNull(lines.get(id)).split("\t", -1);
            return new Icon(columns[1], columns[2], columns[3]);
        });
    }

    static Map<String, List<String>> presets() {
        IniFile file = new IniFile(Catalogue.class, "presets.ini");
        Map<String, List<String>> presets = new LinkedHashMap<>();
        file.sections().forEach(name -> presets.put(name, words(file.section(name), "networks")));
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

    /** Things by their names, in order; each is read when it is first asked for. */
    static final class Named<T> {
        private final Set<String> names;
        private final Function<String, T> reader;
        private final Map<String, T> read = new ConcurrentHashMap<>();

        Named(Set<String> names, Function<String, T> reader) {
            this.names = names;
            this.reader = reader;
        }

        Optional<T> find(String name) {
            return names.contains(name) ? Optional.of(read.computeIfAbsent(name, reader)) : Optional.empty();
        }

        List<T> all() {
            return names.stream().flatMap(name -> find(name).stream()).toList();
        }
    }
}
