package dev.vitrine.demo.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;

/** The address of a request at the site. */
final class Target {
    /** Browsers leave these in queries as they are; addresses in Java may not have them. */
    private static final String ODD = "\"<>\\^`{|}";

    private Target() {}

    /** @throws IllegalArgumentException where the address is none, as with a lonely percent sign */
    static URI of(Origin origin, HttpServletRequest request) {
        String path = request.getRequestURI();
        String query = request.getQueryString();
        return URI.create(origin.address()
                + escaped(path.startsWith("/") ? path : "/" + path)
                + (query == null ? "" : "?" + escaped(query)));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte next : text.getBytes(ISO_8859_1)) {
            if (next <= ' ' || next == 0x7F || ODD.indexOf(next) >= 0) {
                escaped.append(String.format(Locale.ROOT, "%%%02X", next & 0xFF));
            } else {
                escaped.append((char) next);
            }
        }
        return escaped.toString();
    }
}
