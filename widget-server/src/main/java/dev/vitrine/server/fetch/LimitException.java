package dev.vitrine.server.fetch;

import java.io.IOException;

/** An answer that grew beyond a limit while it was being received. */
final class LimitException extends IOException {
    private static final long serialVersionUID = 1L;

    LimitException(String message) {
        super(message);
    }
}
