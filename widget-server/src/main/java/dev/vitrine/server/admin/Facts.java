package dev.vitrine.server.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What an answer says, by name and in the order in which it is said; what is absent is left out. */
final class Facts {
    private final Map<String, Object> all = new LinkedHashMap<>();

    Facts with(String name, Object value) {
        all.put(name, value);
        return this;
    }

    Facts with(String name, Optional<?> value) {
        value.ifPresent(it -> all.put(name, it));
        return this;
    }

    Map<String, Object> all() {
        return all;
    }
}
