package dev.vitrine.server.web;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as nearly all are: {@code GET} of a path over HTTP/1.1, whole, with nothing behind it. It is read strictly,
 * and whatever leaves a question open is none; then somebody else has to read the same bytes.
 */
final class PlainRequest {
    private static final byte[] GET = ascii("GET /");
    private static final byte[] VERSION = ascii(" HTTP/1.1\r\n");
    private static final byte[] HOST = ascii("host");
    private static final byte[] ACCEPT_ENCODING = ascii("accept-encoding");
    private static final byte[] IF_NONE_MATCH = ascii("if-none-match");
    private static final byte[] CONNECTION = ascii("connection");

    /** They say that there is a body, or that something else than an answer is wanted. */
    private static final byte[][] NOT_PLAIN = {
        ascii("content-length"),
        ascii("transfer-encoding"),
        ascii("expect"),
        ascii("upgrade"),
        ascii("http2-settings"),
        ascii("te"),
        ascii("trailer")
    };

    private static final boolean[] TOKEN = new boolean[128];

    static {
        // https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2
        for (byte c : ascii("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")) {
            TOKEN[c] = true;
        }
    }

    private final byte[] bytes;
    private final int end;
    private String path = "";
    private boolean hosted;
    private @Nullable String acceptEncoding;
    private @Nullable String ifNoneMatch;

    private PlainRequest(byte[] bytes, int length) {
        this.bytes = bytes;
        this.end = length;
    }

    /** Reads the first bytes of an array; empty where they are no such request. */
    static Optional<PlainRequest> of(byte[] bytes, int length) {
        PlainRequest request = new PlainRequest(bytes, length);
        return request.isPlain() ? Optional.of(request) : Optional.empty();
    }

    /** The path, as it was sent. */
    String path() {
        return path;
    }

    Optional<String> acceptEncoding() {
        return Optional.ofNullable(acceptEncoding);
    }

    Optional<String> ifNoneMatch() {
        return Optional.ofNullable(ifNoneMatch);
    }

    private boolean isPlain() {
        if (!has(0, GET)) {
            return false;
        }
        int pathEnd = GET.length;
        while (pathEnd < end && bytes[pathEnd] > ' ' && bytes[pathEnd] < 0x7F && bytes[pathEnd] != '?') {
            pathEnd++;
        }
        if (!has(pathEnd, VERSION)) {
            return false;
        }
        path = text(GET.length - 1, pathEnd);
        int at = pathEnd + VERSION.length;
        while (at >= 0 && at < end && bytes[at] != '\r') {
            at = field(at);
        }
        return at == end - 2 && bytes[at + 1] == '\n' && hosted;
    }

    /** Reads one field line; gives where the next one begins, or a negative number where this one is not plain. */
    private int field(int start) {
        int colon = start;
        while (colon < end && bytes[colon] >= 0 && TOKEN[bytes[colon]]) {
            colon++;
        }
        if (colon == start || colon == end || bytes[colon] != ':') {
            return -1;
        }
        int stop = colon + 1;
        while (stop < end && bytes[stop] >= ' ' && bytes[stop] < 0x7F) {
            stop++;
        }
        boolean ended = stop + 1 < end && bytes[stop] == '\r' && bytes[stop + 1] == '\n';
        return ended && noted(start, colon, stop) ? stop + 2 : -1;
    }

    private boolean noted(int start, int colon, int stop) {
        if (is(HOST, start, colon)) {
            boolean first = !hosted;
            hosted = true;
            return first && isHost(afterSpaces(colon + 1, stop), beforeSpaces(colon + 1, stop));
        }
        if (is(ACCEPT_ENCODING, start, colon)) {
            boolean first = acceptEncoding == null;
            acceptEncoding = text(colon + 1, stop);
            return first;
        }
        if (is(IF_NONE_MATCH, start, colon)) {
            boolean first = ifNoneMatch == null;
            ifNoneMatch = text(colon + 1, stop);
            return first;
        }
        if (is(CONNECTION, start, colon)) {
            return text(colon + 1, stop).strip().equalsIgnoreCase("keep-alive");
        }
        for (byte[] name : NOT_PLAIN) {
            if (is(name, start, colon)) {
                return false;
            }
        }
        return true;
    }

    /** A name or an IPv4 address, and perhaps a port; for others there are more rules than it is worth having twice. */
    private boolean isHost(int from, int to) {
        int i = from;
        while (i < to && (isLetterOrDigit(bytes[i]) || bytes[i] == '.' || bytes[i] == '-')) {
            i++;
        }
        return i > from && (i == to || (bytes[i] == ':' && isPort(i + 1, to)));
    }

    private int afterSpaces(int from, int to) {
        int i = from;
        while (i < to && bytes[i] == ' ') {
            i++;
        }
        return i;
    }

    private int beforeSpaces(int from, int to) {
        int i = to;
        while (i > from && bytes[i - 1] == ' ') {
            i--;
        }
        return i;
    }

    private boolean isPort(int from, int to) {
        if (from == to || to - from > 5 || bytes[from] == '0') {
            return false;
        }
        int port = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(bytes[i])) {
                return false;
            }
            port = port * 10 + bytes[i] - '0';
        }
        return port <= 0xFFFF;
    }

    private static boolean isLetterOrDigit(byte c) {
        int small = c | 0x20;
        return isDigit(c) || (small >= 'a' && small <= 'z');
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    private boolean has(int at, byte[] expected) {
        if (at + expected.length > end) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (bytes[at + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean is(byte[] lowerCaseName, int start, int colon) {
        if (colon - start != lowerCaseName.length) {
            return false;
        }
        for (int i = 0; i < lowerCaseName.length; i++) {
            byte c = bytes[start + i];
            if (c != lowerCaseName[i] && (c < 'A' || c > 'Z' || c + ' ' != lowerCaseName[i])) {
                return false;
            }
        }
        return true;
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
