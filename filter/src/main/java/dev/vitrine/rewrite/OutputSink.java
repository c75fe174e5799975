package dev.vitrine.rewrite;

import java.io.IOException;

/** Where the bytes of a page go. */
@FunctionalInterface
public interface OutputSink {
    /**
     * Takes bytes, and is done with the array on return.
     *
     * @throws IOException where the client has gone; it travels up to the application unchanged
     */
    void write(byte[] bytes, int offset, int length) throws IOException;
}
