package dev.vitrine.metadata;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value without its scalar types: numbers and booleans are kept as the text that stands in the document. */
public sealed interface Json {
    /** A string, number or boolean. */
    record Text(String value) implements Json {}

    /** An array, without its nulls. */
    record Sequence(List<Json> elements) implements Json {
        public Sequence {
            elements = List.copyOf(elements);
        }
    }

    /** An object, without its nulls; of equal names the first counts. */
    record Members(Map<String, Json> values) implements Json {
        public Members {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }
}
