package dev.vitrine.server.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/** The words that a widget adds around the posts, in one language. */
final class Labels {
    /** The languages that there are words for. */
    static final List<String> LANGUAGES =
            List.of("en", "ar", "de", "es", "fr", "it", "ja", "nl", "pl", "pt", "ru", "zh");

    private final Locale locale;
    private final Properties words;

    private Labels(Locale locale, Properties words) {
        this.locale = locale;
        this.words = words;
    }

    /** The words of this language. */
    static Labels of(Locale locale) {
        Properties words = new Properties();
        String file = "labels_" + locale.getLanguage() + ".properties";
        try (InputStream in = Objects.requireNonNull(Labels.class.getResourceAsStream(file), file);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Labels(locale, words);
    }

    Locale locale() {
        return locale;
    }

    /** The words of this key. */
    public String text(String key) {
        String words = this.words.getProperty(key);
        if (words == null) {
            throw new IllegalArgumentException("no label " + key + " in " + locale);
        }
        return words;
    }

    /** The words of this key, with {@code {0}} filled in. */
    public String text(String key, Object value) {
        return new MessageFormat(text(key), locale).format(new Object[] {value});
    }
}
