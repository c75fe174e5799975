package dev.vitrine.demo.pages;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One range of a file, by <a href="https://www.rfc-editor.org/rfc/rfc9110#name-byte-ranges">RFC 9110, 14.1.2</a>.
 *
 * @param first offset of the first byte
 * @param length number of bytes; 0 where the range lies outside of the file
 */
record ByteRange(long first, long length) {
    /** Several ranges at once may be answered with the whole, and are. */
    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    private static final ByteRange OUTSIDE = new ByteRange(0, 0);

    /** The range that the header asks of a file of {@code size} bytes; empty for the whole. */
    static Optional<ByteRange> of(String header, long size) {
        Matcher range = SINGLE.matcher(header.strip());
        if (!range.matches() || range.group().equals("bytes=-")) {
            return Optional.empty();
        }
        if (range.group(1).isEmpty()) {
            long suffix = Math.min(size, Long.parseLong(range.group(2)));
            return Optional.of(suffix == 0 ? OUTSIDE : new ByteRange(size - suffix, suffix));
        }
        long first = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
        if (!range.group(2).isEmpty() && Long.parseLong(range.group(2)) < first) {
            return Optional.empty();
        }
        return Optional.of(first >= size ? OUTSIDE : new ByteRange(first, last - first + 1));
    }

    boolean outside() {
        return length == 0;
    }
}
