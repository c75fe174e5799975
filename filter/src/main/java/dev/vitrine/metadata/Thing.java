package dev.vitrine.metadata;

import java.util.List;
import java.util.Optional;

/**
 * Something described in the vocabulary of <a href="https://schema.org/">schema.org</a>, in whichever syntax. The names of
 * types and properties are bare, as in {@code NewsArticle} and {@code headline}.
 */
interface Thing {
    /** Its types; none where the page doesn't say. */
    List<String> types();

    /** The values of a property that are text, in order, as they stand in the page. */
    List<String> texts(String property);

    /** The values of a property that are things. */
    List<Thing> things(String property);

    /** The first text of a property. */
    default Optional<String> text(String property) {
        return texts(property).stream().filter(text -> !text.isBlank()).findFirst();
    }

    /** The first thing of a property. */
    default Optional<Thing> thing(String property) {
        return things(property).stream().findFirst();
    }

    /** The first value of a property, by its name where it is a thing. */
    default Optional<String> named(String property) {
        return text(property).or(() -> thing(property).flatMap(thing -> thing.text("name")));
    }

    /** The name without the vocabulary before it. */
    static String bare(String name) {
        String trimmed = name.strip();
        int cut = trimmed.indexOf("schema.org/");
        if (cut >= 0) {
            return trimmed.substring(cut + "schema.org/".length());
        }
        return trimmed.startsWith("schema:") ? trimmed.substring("schema:".length()) : trimmed;
    }
}
