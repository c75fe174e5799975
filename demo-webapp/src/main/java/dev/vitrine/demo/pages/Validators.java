package dev.vitrine.demo.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * What tells one state of a file from the next, and answers conditional requests by <a
 * href="https://www.rfc-editor.org/rfc/rfc9110#name-evaluation-of-preconditions">RFC 9110, 13</a>.
 *
 * @param etag a strong tag, made of time and size
 * @param lastModified milliseconds of the epoch, in whole seconds
 */
record Validators(String etag, long lastModified) {
    static Validators of(BasicFileAttributes file) {
        long nanos = file.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        long seconds = file.lastModifiedTime().to(TimeUnit.SECONDS);
        return new Validators(
                '"' + Long.toHexString(nanos) + "-" + Long.toHexString(file.size()) + '"',
                TimeUnit.SECONDS.toMillis(seconds));
    }

    /** Whether the client has this very state, so that 304 will do. */
    boolean unchanged(HttpServletRequest request) {
        String known = request.getHeader("If-None-Match");
        if (known != null) {
            return known.strip().equals("*")
                    || Arrays.stream(known.split(",", -1))
                            .map(tag -> tag.strip().replaceFirst("^W/", ""))
                            .anyMatch(etag::equals);
        }
        return lastModified <= date(request, "If-Modified-Since");
    }

    /** Whether a range of this state is a part of what the client already has. */
    boolean rangeStillFits(HttpServletRequest request) {
        String condition = request.getHeader("If-Range");
        return condition == null || condition.equals(etag) || lastModified == date(request, "If-Range");
    }

    private static long date(HttpServletRequest request, String header) {
        try {
            return request.getDateHeader(header);
        } catch (IllegalArgumentException e) {
            return -1; // no date at all: as if the header were not there
        }
    }
}
