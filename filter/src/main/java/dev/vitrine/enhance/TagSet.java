package dev.vitrine.enhance;

import dev.vitrine.html.TagName;
import java.util.Arrays;

/** A few element names, in their packed form. */
final class TagSet {
    private final long[] sorted;

    private TagSet(long[] sorted) {
        this.sorted = sorted;
    }

    static TagSet of(String... names) {
        return new TagSet(Arrays.stream(names).mapToLong(TagName::of).sorted().toArray());
    }

    boolean contains(long name) {
        return Arrays.binarySearch(sorted, name) >= 0;
    }
}
