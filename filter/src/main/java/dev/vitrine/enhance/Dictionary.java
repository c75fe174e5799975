package dev.vitrine.enhance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Words in the languages of pages, from a file beside this class: a section per language, a line per word. */
final class Dictionary {
    private static final Set<String> TRADITIONAL_CHINESE = Set.of("TW", "HK", "MO");

    private final String file;
    private final Map<String, Words> languages;

    /**
     * The words of one language.
     *
     * @param language its tag
     * @param byKey in the order of the file
     */
    record Words(String language, Map<String, String> byKey) {
        String word(String key) {
            String word = byKey.get(key);
            if (word == null) {
                throw new IllegalArgumentException("key: there is no " + key + " in [" + language + "]");
            }
            return word;
        }
    }

    private Dictionary(String file, Map<String, Words> languages) {
        this.file = file;
        this.languages = languages;
    }

    static Dictionary read(String file) {
        Map<String, Words> languages = new LinkedHashMap<>();
        try (InputStream in = Dictionary.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + file);
            }
            var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            Words current = new Words("", Map.of());
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int equals = line.indexOf(" = ");
                if (line.startsWith("[")) {
                    current = new Words(line.substring(1, line.indexOf(']')), new LinkedHashMap<>());
                    languages.put(current.language(), current);
                } else if (equals > 0 && !line.startsWith("#")) {
                    current.byKey().put(line.substring(0, equals), line.substring(equals + 3));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Norwegian has two written forms and one tag for both; JDKs before 17 knew Hebrew and Indonesian by old tags.
        Map.of("no", "nb", "nn", "nb", "iw", "he", "in", "id")
                .forEach((alias, tag) -> languages.computeIfAbsent(alias, key -> languages.get(tag)));
        return new Dictionary(file, languages);
    }

    /**
     * The words for a page, in English where there are none of its language.
     *
     * @param tag a BCP 47 tag, such as {@code pt-BR}; empty where the page says none
     */
    Words of(String tag) {
        Locale locale = Locale.forLanguageTag(tag.strip().replace('_', '-'));
        Words exact = languages.get(locale.getLanguage() + variant(locale));
        Words wider = languages.getOrDefault(locale.getLanguage(), english());
        return exact == null ? wider : exact;
    }

    /** The languages that there are. */
    Set<String> languages() {
        return languages.keySet();
    }

    private Words english() {
        Words english = languages.get("en");
        if (english == null) {
            throw new IllegalStateException(file + " has no [en]");
        }
        return english;
    }

    private static String variant(Locale locale) {
        boolean traditional = locale.getScript().equals("Hant")
                || (locale.getScript().isEmpty() && TRADITIONAL_CHINESE.contains(locale.getCountry()));
        return switch (locale.getLanguage()) {
            case "zh" -> traditional ? "-Hant" : "";
            case "pt" -> locale.getCountry().isEmpty() || locale.getCountry().equals("BR") ? "" : "-PT";
            default -> "";
        };
    }
}
