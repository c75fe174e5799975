package dev.vitrine.demo.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes the cookies of a site work at a plain HTTP address on loopback, by <a
 * href="https://www.rfc-editor.org/rfc/rfc6265#section-4.1">RFC 6265, 4.1</a>: no domain, not only over TLS.
 */
final class Cookies {
    /** Browsers take these names only with {@code Secure}, so they travel under others. */
    private static final Map<String, String> PREFIXES =
            Map.of("__Host-", "proxied-host-", "__Secure-", "proxied-secure-");

    private Cookies() {}

    /** A {@code Set-Cookie} header of the site, for the browser. */
    static String forBrowser(String setCookie) {
        String[] parts = setCookie.split(";", -1);
        List<String> kept = new ArrayList<>();
        kept.add(renamed(parts[0].strip()));
        for (String part : List.of(parts).subList(1, parts.length)) {
            String attribute = part.strip().toLowerCase(Locale.ROOT);
            boolean onlyThere = attribute.equals("secure")
                    || attribute.equals("partitioned")
                    || attribute.matches("domain\\s*=.*")
                    || attribute.matches("samesite\\s*=\\s*none");
            if (!onlyThere) {
                kept.add(part.strip());
            }
        }
        return String.join("; ", kept);
    }

    /** A {@code Cookie} header of the browser, for the site. */
    static String forSite(String cookie) {
        List<String> pairs = new ArrayList<>();
        for (String pair : cookie.split(";", -1)) {
            String original = pair.strip();
            for (Map.Entry<String, String> prefix : PREFIXES.entrySet()) {
                if (original.startsWith(prefix.getValue())) {
                    original = prefix.getKey()
                            + original.substring(prefix.getValue().length());
                }
            }
            pairs.add(original);
        }
        return String.join("; ", pairs);
    }

    private static String renamed(String pair) {
        for (Map.Entry<String, String> prefix : PREFIXES.entrySet()) {
            if (pair.startsWith(prefix.getKey())) {
                return prefix.getValue() + pair.substring(prefix.getKey().length());
            }
        }
        return pair;
    }
}
