package dev.vitrine.server.audit;

import dev.vitrine.metadata.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A place in a page where a reader looks for a value. */
sealed interface Source {
    /** The values that stand there, in the order of the page. */
    Stream<String> values(PageTags page);

    /** The same for a reader that sees names in {@code property} alone. */
    default Stream<String> propertyValues(PageTags page) {
        return values(page);
    }

    /**
     * A {@code meta} tag of one of these names; of several names, whichever tag stands first in the page.
     *
     * @param keys in lower case
     */
    record MetaTag(List<String> keys) implements Source {
        public MetaTag {
            keys = List.copyOf(keys);
        }

        @Override
        public Stream<String> values(PageTags page) {
            return page.metas().stream()
                    .filter(meta -> keys.contains(meta.key()))
                    .map(PageTags.Meta::content);
        }

        @Override
        public Stream<String> propertyValues(PageTags page) {
            return page.metas().stream()
                    .filter(meta -> meta.property() && keys.contains(meta.key()))
                    .map(PageTags.Meta::content);
        }
    }

    /** The {@code title} element. */
    record TitleElement() implements Source {
        @Override
        public Stream<String> values(PageTags page) {
            return page.title().stream();
        }
    }

    /** A {@code link} of this relation. */
    record LinkTag(String rel) implements Source {
        @Override
        public Stream<String> values(PageTags page) {
            return page.links().stream().filter(link -> link.rel().equals(rel)).map(PageTags.Link::href);
        }
    }

    /** The largest picture of the body. */
    record BodyImage() implements Source {
        @Override
        public Stream<String> values(PageTags page) {
            return page.images().stream().limit(1);
        }
    }

    /**
     * A property of a thing at the top of a JSON-LD block, or of the thing which that names.
     *
     * @param types which things count
     */
    record TopThing(Set<String> types, List<String> path) implements Source {
        public TopThing {
            types = Set.copyOf(types);
            path = List.copyOf(path);
        }

        @Override
        public Stream<String> values(PageTags page) {
            return page.blocks().stream().filter(this::counts).flatMap(thing -> at(thing, 0));
        }

        /** One type as a text: lists of types are not looked into. */
        private boolean counts(Json.Members thing) {
            return thing.values().get("@type") instanceof Json.Text type && types.contains(type.value());
        }

        private Stream<String> at(@Nullable Json value, int step) {
            if (value instanceof Json.Members members && step < path.size()) {
                return at(members.values().get(path.get(step)), step + 1);
            }
            return value instanceof Json.Text text && step == path.size() ? Stream.of(text.value()) : Stream.of();
        }
    }

    static Source meta(String... keys) {
        return new MetaTag(Arrays.asList(keys));
    }

    static Source title() {
        return new TitleElement();
    }

    static Source link(String rel) {
        return new LinkTag(rel);
    }

    static Source bodyImage() {
        return new BodyImage();
    }

    static Source thing(Set<String> types, String... path) {
        return new TopThing(types, Arrays.asList(path));
    }
}
