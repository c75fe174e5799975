package dev.vitrine.metadata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A thing that the page describes by attributes, as microdata or RDFa; grows while the page is read. */
final class MarkupThing implements Thing {
    /** More values than this are not kept. */
    private static final int MAX_VALUES = 200;

    private final List<String> types;
    private final Map<String, List<String>> texts = new HashMap<>();
    private final Map<String, List<Thing>> things = new HashMap<>();
    private int values;

    MarkupThing(List<String> types) {
        this.types = List.copyOf(types);
    }

    void add(String property, String text) {
        if (values++ < MAX_VALUES) {
            texts.computeIfAbsent(property, name -> new ArrayList<>()).add(text);
        }
    }

    void add(String property, Thing thing) {
        if (values++ < MAX_VALUES) {
            things.computeIfAbsent(property, name -> new ArrayList<>()).add(thing);
        }
    }

    @Override
    public List<String> types() {
        return types;
    }

    @Override
    public List<String> texts(String property) {
        return List.copyOf(texts.getOrDefault(property, List.of()));
    }

    @Override
    public List<Thing> things(String property) {
        return List.copyOf(things.getOrDefault(property, List.of()));
    }
}
