package dev.vitrine.metadata;

import dev.vitrine.html.CharacterReferences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The things that the <a href="https://www.w3.org/TR/json-ld11/">JSON-LD</a> of a page describes, as consumers read it:
 * without expanding contexts, but with {@code @graph}, {@code @id} references between all blocks of the page,
 * {@code @value}, {@code @list} and {@code @set}.
 */
final class JsonLd {
    /** More things than this are not looked at. */
    private static final int MAX_THINGS = 200;

    private static final int MAX_NESTING = 6;

    private final List<Thing> things = new ArrayList<>();
    private final Map<String, Json.Members> byId = new HashMap<>();

    private JsonLd() {}

    /** The things at the top of these blocks, in order, and those that they have as their main entity. */
    static List<Thing> read(List<String> blocks) {
        JsonLd page = new JsonLd();
        for (String block : blocks) {
            JsonReader.read(unescaped(block)).forEach(value -> {
                page.index(value, 0);
                page.collect(value, 0);
            });
        }
        return List.copyOf(page.things);
    }

    /** Some templates escape the whole block for HTML, where nothing resolves it again. */
    private static String unescaped(String block) {
        int brace = block.indexOf('{');
        int quote = block.indexOf('"', Math.max(brace, 0));
        int reference = block.indexOf("&quot;", Math.max(brace, 0));
        return brace >= 0 && reference >= 0 && (quote < 0 || reference < quote)
                ? CharacterReferences.decodeText(block)
                : block;
    }

    private void collect(Json value, int nesting) {
        if (nesting > MAX_NESTING || things.size() >= MAX_THINGS) {
            return;
        }
        if (value instanceof Json.Sequence sequence) {
            sequence.elements().forEach(element -> collect(element, nesting + 1));
        } else if (value instanceof Json.Members members) {
            collect(members, nesting);
        }
    }

    private void collect(Json.Members members, int nesting) {
        if (members.values().containsKey("@type")) {
            things.add(new JsonThing(members));
        }
        for (String key : List.of("@graph", "mainEntity", "mainEntityOfPage", "itemListElement")) {
            Json inner = members.values().get(key);
            if (inner != null && (!key.equals("itemListElement") || isType(members, "ItemList"))) {
                collect(inner, nesting + 1);
            }
        }
    }

    private static boolean isType(Json.Members members, String type) {
        return members.values().get("@type") instanceof Json.Text text
                && Thing.bare(text.value()).equals(type);
    }

    private void index(Json value, int nesting) {
        if (nesting > MAX_NESTING) {
            return;
        }
        if (value instanceof Json.Sequence sequence) {
            sequence.elements().forEach(element -> index(element, nesting + 1));
        } else if (value instanceof Json.Members members) {
            if (members.values().get("@id") instanceof Json.Text id) {
                byId.merge(id.value(), members, JsonLd::fuller);
            }
            members.values().values().forEach(inner -> index(inner, nesting + 1));
        }
    }

    /** Of what is said under one identity; some repeat the type with each reference. */
    private static Json.Members fuller(Json.Members a, Json.Members b) {
        return a.values().size() < b.values().size() ? b : a;
    }

    private final class JsonThing implements Thing {
        private final Json.Members members;

        JsonThing(Json.Members members) {
            this.members = members;
        }

        @Override
        public List<String> types() {
            return flat(members.values().get("@type"))
                    .flatMap(value ->
                            value instanceof Json.Text text ? Stream.of(Thing.bare(text.value())) : Stream.of())
                    .toList();
        }

        @Override
        public List<String> texts(String property) {
            return values(property).flatMap(value -> text(value).stream()).toList();
        }

        @Override
        public List<Thing> things(String property) {
            return values(property)
                    .flatMap(value -> value instanceof Json.Members inner ? Stream.of(resolved(inner)) : Stream.of())
                    .<Thing>map(JsonThing::new)
                    .toList();
        }

        private Stream<Json> values(String property) {
            Map<String, Json> values = members.values();
            Json value = values.get(property);
            for (String prefix : List.of("schema:", "http://schema.org/", "https://schema.org/")) {
                value = value == null ? values.get(prefix + property) : value;
            }
            return flat(value);
        }

        private Json.Members resolved(Json.Members reference) {
            return reference.values().size() <= 2 && reference.values().get("@id") instanceof Json.Text id
                    ? fuller(reference, byId.getOrDefault(id.value(), reference))
                    : reference;
        }

        private Optional<String> text(Json value) {
            if (value instanceof Json.Text text) {
                return Optional.of(text.value());
            }
            return value instanceof Json.Members inner && inner.values().get("@value") instanceof Json.Text text
                    ? Optional.of(text.value())
                    : Optional.empty();
        }

        private static Stream<Json> flat(@Nullable Json value) {
            if (value == null) {
                return Stream.of();
            }
            if (value instanceof Json.Sequence sequence) {
                return sequence.elements().stream().flatMap(JsonThing::flat);
            }
            if (value instanceof Json.Members members) {
                Json list =
                        members.values().getOrDefault("@list", members.values().get("@set"));
                return list == null ? Stream.of(value) : flat(list);
            }
            return Stream.of(value);
        }
    }
}
