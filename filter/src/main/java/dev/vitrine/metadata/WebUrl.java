package dev.vitrine.metadata;

import java.net.IDN;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An absolute http(s) URL, parsed as <a href="https://url.spec.whatwg.org/">browsers</a> do and then stricter than they:
 * credentials, fragment and a session are dropped, the host is in its ASCII form, and what a URL may not carry is
 * percent-encoded.
 *
 * @param origin scheme, host and port, as in {@code https://example.org:8080}; the port only where it is not the
 *     scheme's own
 * @param path begins with {@code /}
 * @param query empty, or begins with {@code ?}
 */
record WebUrl(String origin, String path, String query) {
    private static final int MAX_LENGTH = 4096;

    /** What containers write into the links of visitors who have not shown a cookie yet. */
    private static final Pattern SESSION = Pattern.compile("(?i);jsessionid=[^/;]*");

    /** A part of a URL without its percent-encoding, a plus sign as a space; as it is where it has none. */
    static String decoded(String part) {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return part; // not encoded at all, as a percent sign shows
        }
    }

    /** The URL that an absolute reference names; nothing where it is relative, malformed or not of the web. */
    static Optional<WebUrl> parse(String reference) {
        String text = stripped(reference);
        int colon = schemeEnd(text);
        return colon < 0 ? Optional.empty() : absolute(text.substring(0, colon), text.substring(colon + 1));
    }

    /** The URL that a reference means on a page of this URL. */
    Optional<WebUrl> resolve(String reference) {
        String text = stripped(reference);
        int colon = schemeEnd(text);
        if (colon >= 0) {
            return absolute(text.substring(0, colon), text.substring(colon + 1));
        }
        boolean hostFollows = text.length() > 1 && isSlash(text.charAt(0)) && isSlash(text.charAt(1));
        return hostFollows ? absolute(scheme(), text) : relative(withoutFragment(text));
    }

    /** Scheme without colon. */
    String scheme() {
        return origin.substring(0, origin.indexOf(':'));
    }

    /** Host without port, IPv6 in brackets. */
    String host() {
        int start = scheme().length() + 3;
        int end = origin.startsWith("[", start) ? origin.indexOf(']') + 1 : origin.indexOf(':', start);
        return end <= 0 ? origin.substring(start) : origin.substring(start, end);
    }

    @Override
    public String toString() {
        return origin + path + query;
    }

    private Optional<WebUrl> relative(String reference) {
        if (reference.isEmpty() || reference.length() > MAX_LENGTH) {
            return reference.isEmpty() ? Optional.of(this) : Optional.empty();
        }
        if (reference.startsWith("?")) {
            return Optional.of(new WebUrl(origin, path, encoded(reference)));
        }
        String directory = isSlash(reference.charAt(0)) ? "" : path.substring(0, path.lastIndexOf('/') + 1);
        return Optional.of(at(origin, directory + reference));
    }

    private static Optional<WebUrl> absolute(String scheme, String afterColon) {
        String lower = scheme.toLowerCase(Locale.ROOT);
        if (afterColon.length() > MAX_LENGTH || !(lower.equals("http") || lower.equals("https"))) {
            return Optional.empty();
        }
        String rest = withoutFragment(afterColon);
        int start = 0;
        while (start < rest.length() && isSlash(rest.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < rest.length() && !isSlash(rest.charAt(end)) && rest.charAt(end) != '?') {
            end++;
        }
        String target = rest.substring(end);
        return authority(lower, rest.substring(start, end)).map(origin -> at(origin, target));
    }

    private static WebUrl at(String origin, String target) {
        int question = target.indexOf('?');
        String path = SESSION.matcher(question < 0 ? target : target.substring(0, question))
                .replaceFirst("");
        String query = question < 0 ? "" : target.substring(question);
        return new WebUrl(
                origin, encoded(withoutDots(path.replace('\\', '/'))), query.equals("?") ? "" : encoded(query));
    }

    private static Optional<String> authority(String scheme, String authority) {
        String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = hostAndPort.lastIndexOf(':');
        boolean hasPort = colon > hostAndPort.indexOf(']');
        String port = hasPort ? hostAndPort.substring(colon + 1) : "";
        if (!port.chars().allMatch(c -> c >= '0' && c <= '9') || port.length() > 5) {
            return Optional.empty();
        }
        boolean usual = port.isEmpty() || port.equals(scheme.equals("https") ? "443" : "80");
        return host(hasPort ? hostAndPort.substring(0, colon) : hostAndPort)
                .map(host -> scheme + "://" + host + (usual ? "" : ":" + Integer.parseInt(port)));
    }

    private static Optional<String> host(String host) {
        if (isPlainName(host)) {
            return Optional.of(host);
        }
        if (host.chars().anyMatch(c -> "ßςẞ\u200c\u200d".indexOf(c) >= 0)) {
            return Optional.empty(); // to the JDK the name of another host than to browsers
        }
        try {
            String ascii = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            return ascii.isEmpty() || !ascii.chars().allMatch(WebUrl::isHost) ? Optional.empty() : Optional.of(ascii);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether it is in its ASCII form already: short labels of small letters, digits and hyphens, with dots between. */
    private static boolean isPlainName(String host) {
        int label = 0;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
            if (!plain && (c != '.' || label == 0)) {
                return false;
            }
            label = plain ? label + 1 : 0;
            if (label > 63) {
                return false;
            }
        }
        return label > 0;
    }

    private static boolean isHost(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || ".-_[]:".indexOf(c) >= 0;
    }

    private static String withoutDots(String path) {
        String rooted = path.startsWith("/") ? path : "/" + path;
        if (!rooted.contains("/.") && !rooted.contains("/%2")) {
            return rooted;
        }
        Deque<String> segments = new ArrayDeque<>();
        String last = "";
        for (String segment : rooted.substring(1).split("/", -1)) {
            last = segment.replace("%2e", ".").replace("%2E", ".");
            if (last.equals("..")) {
                segments.pollLast();
            } else if (!last.equals(".")) {
                segments.addLast(segment);
            }
        }
        boolean directory = last.equals(".") || last.equals("..");
        return "/" + String.join("/", segments) + (directory && !segments.isEmpty() ? "/" : "");
    }

    private static String encoded(String text) {
        if (text.chars().allMatch(c -> isPlain((char) c))) {
            return text;
        }
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if ((c < 0x80 && isPlain((char) c)) || isEscape(text, i)) {
                encoded.append((char) c);
            } else {
                appendEncoded(encoded, text.substring(i, next));
            }
            i = next;
        }
        return encoded.toString();
    }

    private static void appendEncoded(StringBuilder encoded, String character) {
        for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
            encoded.append('%')
                    .append(Character.toUpperCase(Character.forDigit((b >> 4) & 15, 16)))
                    .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
        }
    }

    private static boolean isEscape(String text, int i) {
        return text.charAt(i) == '%'
                && i + 2 < text.length()
                && Character.digit(text.charAt(i + 1), 16) >= 0
                && Character.digit(text.charAt(i + 2), 16) >= 0;
    }

    private static boolean isPlain(char c) {
        return c > ' ' && c < 0x7f && "\"<>\\^`{|}%".indexOf(c) < 0;
    }

    private static String withoutFragment(String text) {
        int hash = text.indexOf('#');
        return hash < 0 ? text : text.substring(0, hash);
    }

    /** Where the colon of a scheme stands; -1 for a relative reference. */
    private static int schemeEnd(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                return i == 0 ? -1 : i;
            }
            boolean letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
            if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'))) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isSlash(char c) {
        return c == '/' || c == '\\';
    }

    private static String stripped(String reference) {
        int start = 0;
        int end = reference.length();
        while (start < end && reference.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && reference.charAt(end - 1) <= ' ') {
            end--;
        }
        String text = reference.substring(start, end);
        return text.chars().anyMatch(c -> c == '\t' || c == '\n' || c == '\r') ? text.replaceAll("[\t\n\r]", "") : text;
    }
}
