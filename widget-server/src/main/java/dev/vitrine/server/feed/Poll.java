package dev.vitrine.server.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A vote that a post asks for.
 *
 * @param options the answers to choose from, in order
 * @param multiple whether one voter may choose several
 * @param voters how many people voted, where the upstream says so
 * @param closes when the vote ends or ended
 */
public record Poll(List<Option> options, boolean multiple, OptionalLong voters, Optional<Instant> closes) {
    public Poll {
        options = List.copyOf(options);
    }

    /** All votes of all options; what shares are counted of where {@code voters} is unknown. */
    public long votes() {
        return options.stream().mapToLong(option -> option.votes().orElse(0)).sum();
    }

    /** One answer; {@code votes} is absent as long as the upstream hides it. */
    public record Option(String text, OptionalLong votes) {}
}
