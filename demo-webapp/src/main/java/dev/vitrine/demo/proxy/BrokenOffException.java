package dev.vitrine.demo.proxy;

import java.io.IOException;

/** The site ended its answer in the middle. */
final class BrokenOffException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenOffException(Throwable reason) {
        super("The site broke off its answer", reason);
    }
}
