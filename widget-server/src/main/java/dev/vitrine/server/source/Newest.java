package dev.vitrine.server.source;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** As many entries of a feed as are read: the newest, at whichever end of it they stand. */
final class Newest {
    private static final int MAX_POSTS = 200;

    private Newest() {}

    static <T> List<T> of(List<T> entries, Function<T, Optional<Instant>> date) {
        int count = entries.size();
        if (count <= MAX_POSTS) {
            return entries;
        }
        Optional<Instant> first = date.apply(entries.get(0));
        Optional<Instant> last = date.apply(entries.get(count - 1));
        boolean oldestFirst =
                first.isPresent() && last.isPresent() && first.get().isBefore(last.get());
        return oldestFirst ? entries.subList(count - MAX_POSTS, count) : entries.subList(0, MAX_POSTS);
    }
}
