package dev.vitrine.benchmarks.rewrite;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values that a page says of itself, gathered by a peer that has no reader of its own. */
final class Values {
    private static final Set<String> NAMES = Set.of("title", "meta", "link", "script", "h1");

    private final Map<String, String> values = new HashMap<>();
    private String textOf = "";
    private int textFrom;

    /** Whether a start tag of this name may say something. */
    static boolean wanted(String name) {
        return NAMES.contains(name);
    }

    /** A start tag of such a name, with a way to its attributes: null where it has none of a name. */
    void startTag(String name, Function<String, @Nullable String> attributes, int end) {
        switch (name) {
            case "meta" -> {
                String key = attributes.apply("property");
                put(key == null ? attributes.apply("name") : key, attributes.apply("content"));
            }
            case "link" -> put(attributes.apply("rel"), attributes.apply("href"));
            case "script" -> {
                if ("application/ld+json".equals(attributes.apply("type"))) {
                    textBegins(name, end);
                }
            }
            default -> textBegins(name, end);
        }
    }

    /** An end tag. */
    void endTag(String name, int begin, String text) {
        if (!name.isEmpty() && name.equals(textOf)) {
            put(name, text.substring(textFrom, begin));
            textOf = "";
        }
    }

    /** A text that a peer hands over whole. */
    void text(String name, String text) {
        put(name, text);
    }

    /** How many there are. */
    int count() {
        return values.size();
    }

    private void textBegins(String name, int end) {
        textOf = name;
        textFrom = end;
    }

    private void put(@Nullable String key, @Nullable String value) {
        if (key != null && value != null) {
            values.putIfAbsent(key, value);
        }
    }
}
