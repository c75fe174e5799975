package dev.vitrine.enhance;

import dev.vitrine.html.HtmlEscaper;
import java.util.List;
import java.util.Optional;

/** A JSON object under construction, in a form that may stand in a {@code script} element. */
final class JsonObject {
    private final StringBuilder json = new StringBuilder(256).append('{');

    /** A thing of <a href="https://schema.org/">schema.org</a>, to stand at the top of a block of its own. */
    static JsonObject document(String type) {
        return new JsonObject().put("@context", "https://schema.org").put("@type", type);
    }

    /** A thing inside of another. */
    static JsonObject thing(String type) {
        return new JsonObject().put("@type", type);
    }

    JsonObject put(String name, String value) {
        return raw(name, quoted(value));
    }

    JsonObject put(String name, Optional<String> value) {
        return value.isPresent() ? put(name, value.get()) : this;
    }

    JsonObject put(String name, int value) {
        return raw(name, Integer.toString(value));
    }

    JsonObject put(String name, JsonObject value) {
        return raw(name, value.toString());
    }

    JsonObject putThing(String name, Optional<JsonObject> value) {
        return value.isPresent() ? put(name, value.get()) : this;
    }

    /** A list of values; left out where it is empty. */
    JsonObject putAll(String name, List<String> values) {
        return values.isEmpty()
                ? this
                : raw(name, list(values.stream().map(JsonObject::quoted).toList()));
    }

    /** A list of things; left out where it is empty. */
    JsonObject putThings(String name, List<JsonObject> things) {
        return things.isEmpty()
                ? this
                : raw(name, list(things.stream().map(JsonObject::toString).toList()));
    }

    private static String list(List<String> values) {
        return "[" + String.join(",", values) + "]";
    }

    private static String quoted(String value) {
        return '"' + HtmlEscaper.json(value) + '"';
    }

    private JsonObject raw(String name, String value) {
        if (json.length() > 1) {
            json.append(',');
        }
        json.append('"').append(name).append("\":").append(value);
        return this;
    }

    @Override
    public String toString() {
        return json + "}";
    }
}
