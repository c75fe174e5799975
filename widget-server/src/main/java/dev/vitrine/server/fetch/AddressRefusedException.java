package dev.vitrine.server.fetch;

import java.io.IOException;

/** An address that is not to be asked. */
final class AddressRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    AddressRefusedException(String message) {
        super(message);
    }
}
