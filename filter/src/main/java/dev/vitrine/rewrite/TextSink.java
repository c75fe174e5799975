package dev.vitrine.rewrite;

import java.io.IOException;

/** Where the chars of a page go that the application writes as text; the container encodes them. */
@FunctionalInterface
public interface TextSink {
    /**
     * Takes chars, and is done with the array on return.
     *
     * @throws IOException where the client has gone; it travels up to the application unchanged
     */
    void write(char[] chars, int offset, int length) throws IOException;
}
