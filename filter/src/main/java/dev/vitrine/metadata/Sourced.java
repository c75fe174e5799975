package dev.vitrine.metadata;

import java.util.Objects;
import java.util.function.Function;

/**
 * A value and where it comes from.
 *
 * @param <T> the type of the value
 */
public record Sourced<T>(T value, Origin origin) {
    public Sourced {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(origin, "origin");
    }

    /** The same origin with another value. */
    public <U> Sourced<U> map(Function<T, U> change) {
        return new Sourced<>(change.apply(value), origin);
    }

    /** Whether the page itself carries this value where its readers look for it, so that nothing need be written. */
    public boolean ownTag() {
        return origin == Origin.OWN_TAG;
    }
}
