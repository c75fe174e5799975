package dev.vitrine.server.source;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads language tags, see <a href="https://www.rfc-editor.org/info/bcp47">BCP 47</a>. */
final class Languages {
    private static final Pattern FORM = Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,4}");

    private Languages() {}

    /** The tag in its usual spelling; empty where the text is none. */
    static Optional<String> tag(String text) {
        String tag = text.strip();
        return FORM.matcher(tag).matches()
                ? Optional.of(Locale.forLanguageTag(tag.replace('_', '-')).toLanguageTag())
                        .filter(it -> !it.equals("und"))
                : Optional.empty();
    }
}
