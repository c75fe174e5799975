package dev.vitrine.enhance;

import dev.vitrine.html.TagName;

/** A few element names, in their packed form. */
final class TagSet {
    private static final int SIZE = 64;

    private final long[] names = new long[SIZE];

    private TagSet() {}

    static TagSet of(String... names) {
        return new TagSet().and(names);
    }

    /** These names and more. */
    TagSet and(String... more) {
        TagSet set = new TagSet();
        System.arraycopy(names, 0, set.names, 0, SIZE);
        for (String name : more) {
            long packed = TagName.of(name);
            set.names[set.slot(packed)] = packed;
        }
        return set;
    }

    boolean contains(long name) {
        return name != TagName.OTHER && names[slot(name)] == name;
    }

    /** Where the name is, or would be. */
    private int slot(long name) {
        int slot = (int) ((name * 0x9E3779B97F4A7C15L) >>> 58);
        while (names[slot] != 0 && names[slot] != name) {
            slot = (slot + 1) & (SIZE - 1);
        }
        return slot;
    }
}
