package dev.vitrine.server.images;

/** A picture that cannot be shown; the message says why. */
public final class ImageException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why there is no picture. */
    public enum Reason {
        /** The address is not signed by us, or has ended. */
        NOT_SIGNED,
        /** The picture cannot be had from its origin. */
        UNREACHABLE,
        /** Its file has more bytes than were asked for. */
        TOO_LARGE,
        /** What came is no picture, of a kind that is not let through, too large, or broken. */
        REFUSED,
        /** Too many pictures are being made at once. */
        BUSY
    }

    private final Reason reason;

    public ImageException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public ImageException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
