package dev.vitrine.server.feed;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A feed could not be read; the reason says what kind of thing went wrong, the message what and what would do. */
public final class FeedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The kinds of failure, each with its code in logs and metrics. */
    public enum Reason {
        /** The address is not to be asked: private, reserved, or of a scheme or port that is not allowed. */
        ADDRESS_REFUSED,
        /** The name has no address. */
        UNKNOWN_HOST,
        /** No connection, or one that broke. */
        UNREACHABLE,
        /** The certificate or the handshake is not acceptable. */
        TLS,
        /** A deadline passed. */
        TIMED_OUT,
        /** The answer is larger than allowed, on the wire or unpacked. */
        TOO_LARGE,
        /** Too many redirects, or one that leads nowhere. */
        TOO_MANY_REDIRECTS,
        /** The upstream says that it failed (5xx), or answers with a status that makes no sense here. */
        UPSTREAM_ERROR,
        /** 404: often passing. */
        NOT_FOUND,
        /** 410: not coming back. */
        GONE,
        /** 401 or 403: the upstream wants credentials, or does not want us. */
        CREDENTIALS,
        /** 429, or 503 with Retry-After. */
        RATE_LIMITED,
        /** The answer is no feed, or not one that can be read. */
        MALFORMED,
        /** A feed, but not to be believed: empty, or much smaller than the last good one. */
        IMPLAUSIBLE,
        /** This cannot work as it is set up; the message says what to do instead. */
        MISCONFIGURED,
        /** Not asked, because of earlier failures or a used-up budget. */
        HELD_BACK;

        /** The kebab-case code of this reason. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Reason reason;
    private final @Nullable Instant retryAt;

    public FeedException(Reason reason, String message) {
        this(reason, message, null, null);
    }

    public FeedException(Reason reason, String message, Throwable cause) {
        this(reason, message, cause, null);
    }

    private FeedException(Reason reason, String message, @Nullable Throwable cause, @Nullable Instant retryAt) {
        super(message, cause);
        this.reason = reason;
        this.retryAt = retryAt;
    }

    /** The same failure, with the time before which the upstream does not want to be asked again. */
    public FeedException retryAt(Instant time) {
        return new FeedException(reason, String.valueOf(getMessage()), getCause(), time);
    }

    public Reason reason() {
        return reason;
    }

    /** The time before which the upstream does not want to be asked again, where it named one. */
    public Optional<Instant> retryAt() {
        return Optional.ofNullable(retryAt);
    }
}
