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

/** The words of the share surfaces in one language; they stand in {@code labels.ini} beside this class. */
final class ShareLabels {
    private static final Map<String, ShareLabels> LANGUAGES = read();
    private static final Set<String> TRADITIONAL_CHINESE = Set.of("TW", "HK", "MO");

    private final String language;
    private final Map<String, String> words = new LinkedHashMap<>();

    private ShareLabels(String language) {
        this.language = language;
    }

    /**
     * The words for a page, in English where there are none of its language.
     *
     * @param tag a BCP 47 tag, such as {@code pt-BR}; empty where the page says none
     */
    static ShareLabels of(String tag) {
        Locale locale = Locale.forLanguageTag(tag.strip().replace('_', '-'));
        String key = locale.getLanguage() + variant(locale);
        ShareLabels exact = LANGUAGES.get(key);
        ShareLabels wider = LANGUAGES.getOrDefault(locale.getLanguage(), english());
        return exact == null ? wider : exact;
    }

    /** The languages that there are. */
    static Set<String> languages() {
        return LANGUAGES.keySet();
    }

    /** The tag of the language in which the words are. */
    String language() {
        return language;
    }

    /** The words under a key. */
    String word(String key) {
        String word = words.get(key);
        if (word == null) {
            throw new IllegalArgumentException("key: labels.ini has no " + key + " in [" + language + "]");
        }
        return word;
    }

    /** The keys that have words. */
    Set<String> keys() {
        return words.keySet();
    }

    private static ShareLabels english() {
        ShareLabels english = LANGUAGES.get("en");
        if (english == null) {
            throw new IllegalStateException("labels.ini has no [en]");
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

    private static Map<String, ShareLabels> read() {
        Map<String, ShareLabels> languages = new LinkedHashMap<>();
        try (InputStream in = ShareLabels.class.getResourceAsStream("labels.ini")) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks labels.ini");
            }
            var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            ShareLabels current = new ShareLabels("");
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int equals = line.indexOf(" = ");
                if (line.startsWith("[")) {
                    current = new ShareLabels(line.substring(1, line.indexOf(']')));
                    languages.put(current.language, current);
                } else if (equals > 0 && !line.startsWith("#")) {
                    current.words.put(line.substring(0, equals), line.substring(equals + 3));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Norwegian has two written forms and one tag for both; JDKs before 17 knew Hebrew and Indonesian by old tags.
        Map.of("no", "nb", "nn", "nb", "iw", "he", "in", "id")
                .forEach((alias, tag) -> languages.computeIfAbsent(alias, key -> languages.get(tag)));
        return languages;
    }
}
