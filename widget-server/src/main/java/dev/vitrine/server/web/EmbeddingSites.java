package dev.vitrine.server.web;

import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;

/** The sites that may show widgets: all, or those of a list. */
public final class EmbeddingSites {
    /** All of them. */
    public static final EmbeddingSites ANY = new EmbeddingSites(List.of("*"));

    private static final String EVERYBODY = "frame-ancestors *";

    private static final String POLICY = "Content-Security-Policy";

    private final List<String> origins;

    private EmbeddingSites(List<String> origins) {
        this.origins = origins;
    }

    /**
     * Those of a list.
     *
     * @param origins such as {@code https://www.example.org} and {@code https://*.example.org}; {@code *} for all
     */
    public static EmbeddingSites of(List<String> origins) {
        return origins.contains("*")
                ? ANY
                : new EmbeddingSites(
                        origins.stream().map(EmbeddingSites::asBrowsersSay).toList());
    }

    /** Without the port that goes without saying. */
    private static String asBrowsersSay(String origin) {
        return origin.replaceFirst("^(https://.*):443$|^(http://.*):80$", "$1$2");
    }

    /** Whether there is no need to look. */
    boolean isAny() {
        return this == ANY;
    }

    /** Whether pages of this origin may read what we send. */
    boolean allows(String origin) {
        return isAny() || origins.stream().anyMatch(pattern -> matches(pattern, origin));
    }

    /** As in a policy for content: the asterisk stands for one or more names in front. */
    private static boolean matches(String pattern, String origin) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(origin);
        }
        String scheme = pattern.substring(0, star);
        String host = pattern.substring(star + 1);
        int names = origin.length() - scheme.length() - host.length();
        return names > 0 && origin.startsWith(scheme) && origin.endsWith(host) && origin.charAt(scheme.length()) != '.';
    }

    /** A field as it is for a reader of this origin; empty where they do not get it. */
    Optional<HttpField> field(HttpField field, Optional<String> origin) {
        if (field.getHeader() == HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN) {
            return origin.filter(this::allows).map(it -> new HttpField(field.getHeader(), it));
        }
        String value = field.getValue();
        if (field.is(POLICY) && value.contains(EVERYBODY)) {
            String ancestors = "frame-ancestors " + String.join(" ", origins);
            return Optional.of(new HttpField(POLICY, value.replace(EVERYBODY, ancestors)));
        }
        return Optional.of(field);
    }
}
