package dev.vitrine.enhance;

import java.util.Set;

/** The words of the share surfaces in one language; they stand in {@code labels.ini} beside this class. */
final class ShareLabels {
    private static final Dictionary DICTIONARY = new Dictionary("labels.ini");

    private final Dictionary.Words words;

    private ShareLabels(Dictionary.Words words) {
        this.words = words;
    }

    /**
     * The words for a page, in English where there are none of its language.
     *
     * @param tag a BCP 47 tag, such as {@code pt-BR}; empty where the page says none
     */
    static ShareLabels of(String tag) {
        return new ShareLabels(DICTIONARY.of(tag));
    }

    /** The languages that there are. */
    static Set<String> languages() {
        return DICTIONARY.languages();
    }

    /** The tag of the language in which the words are. */
    String language() {
        return words.language();
    }

    /** The words under a key. */
    String word(String key) {
        return words.word(key);
    }

    /** The keys that have words. */
    Set<String> keys() {
        return words.byKey().keySet();
    }
}
