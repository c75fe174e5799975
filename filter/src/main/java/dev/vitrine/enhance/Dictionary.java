package dev.vitrine.enhance;

import dev.vitrine.ini.IniFile;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Words in the languages of pages, from a file beside this class: a section per language, a line per word. */
final class Dictionary {
    private static final Set<String> TRADITIONAL_CHINESE = Set.of("TW", "HK", "MO");

    /** Norwegian has two written forms and one tag for both; JDKs before 17 knew Hebrew and Indonesian by old tags. */
    private static final Map<String, String> ALIASES = Map.of("no", "nb", "nn", "nb", "iw", "he", "in", "id");

    private final IniFile file;
    private final Map<String, Words> read = new ConcurrentHashMap<>();

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

    Dictionary(String file) {
        this.file = new IniFile(Dictionary.class, file);
    }

    /**
     * The words for a page, in English where there are none of its language.
     *
     * @param tag a BCP 47 tag, such as {@code pt-BR}; empty where the page says none
     */
    Words of(String tag) {
        Locale locale = Locale.forLanguageTag(tag.strip().replace('_', '-'));
        String language = ALIASES.getOrDefault(locale.getLanguage(), locale.getLanguage());
        String exact = language + variant(locale);
        Set<String> known = file.sections();
        String found = known.contains(exact) ? exact : known.contains(language) ? language : "en";
        return read.computeIfAbsent(found, key -> new Words(key, file.section(key)));
    }

    /** The languages that there are. */
    Set<String> languages() {
        return file.sections();
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
