package dev.vitrine.server.fetch;

import dev.vitrine.server.url.WebUrl;

/**
 * The path and query of a request line. Browsers leave some characters as they are that {@code java.net.URI}, through
 * which the client passes them, refuses; escaped they mean the same to servers.
 */
final class RequestTarget {
    private static final String NOT_IN_URI = "|[]^`{}\\\"<>";

    private RequestTarget() {}

    static String of(WebUrl url) {
        String target = url.pathAndQuery();
        StringBuilder out = new StringBuilder(target.length());
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            if (NOT_IN_URI.indexOf(c) >= 0) {
                out.append('%').append(Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT));
            } else if (c == '%' && !isEscape(target, i)) {
                out.append("%25");
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isEscape(String text, int at) {
        return at + 2 < text.length()
                && Character.digit(text.charAt(at + 1), 16) >= 0
                && Character.digit(text.charAt(at + 2), 16) >= 0;
    }
}
