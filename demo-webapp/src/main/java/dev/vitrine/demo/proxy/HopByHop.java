package dev.vitrine.demo.proxy;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Headers that belong to one connection, by <a href="https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1">RFC 9110</a>. */
final class HopByHop {
    private static final Set<String> NAMES = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private HopByHop() {}

    /** Whether the header, in lower case, ends here. */
    static boolean is(String name) {
        return NAMES.contains(name);
    }

    /** Further ones, in lower case, that a {@code Connection} header names. */
    static Set<String> named(Collection<String> connection) {
        return connection.stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
