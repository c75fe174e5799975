package dev.vitrine.container;

import java.util.List;
import java.util.Optional;

/**
 * An answer as it stood on the wire.
 *
 * @param headers in their order
 * @param body without the chunks' frames, one char for each byte
 * @param trailers the fields behind the last chunk
 * @param complete whether the body ended as announced; false where the connection broke off
 */
public record Answer(int status, List<Field> headers, String body, List<Field> trailers, boolean complete) {
    /** A header field. */
    public record Field(String name, String value) {
        @Override
        public String toString() {
            return name + ": " + value;
        }
    }

    public Answer {
        headers = List.copyOf(headers);
        trailers = List.copyOf(trailers);
    }

    public Optional<String> header(String name) {
        return headers.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .findFirst();
    }
}
