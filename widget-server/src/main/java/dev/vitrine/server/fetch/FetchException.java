package dev.vitrine.server.fetch;

/** A document could not be fetched; the message names the address, redacted, and the limit that it met. */
public final class FetchException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What stood in the way. */
    public enum Failure {
        /** The address is not to be asked. */
        ADDRESS_REFUSED,
        /** The name has no address. */
        UNKNOWN_HOST,
        /** No connection, or one that broke before the answer was whole. */
        UNREACHABLE,
        /** The certificate or the handshake is not acceptable. */
        TLS,
        /** A deadline passed. */
        TIMED_OUT,
        /** Headers or body are larger than allowed. */
        TOO_LARGE,
        /** Too many redirects, or one that leads nowhere. */
        REDIRECTS,
        /** The body does not unpack. */
        BAD_ENCODING
    }

    private final Failure failure;

    FetchException(Failure failure, String message) {
        super(message);
        this.failure = failure;
    }

    FetchException(Failure failure, String message, Throwable cause) {
        super(message, cause);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
