package dev.vitrine.filter;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a response that depend on its body, kept back until it is known whether the body changes. Then they go out
 * as they came; or, for a rewritten page, the length, the digests and {@code Accept-Ranges} stay behind, the entity tag is
 * marked, and {@code Last-Modified} is not before our settings came into force.
 */
final class BodyHeaders {
    private static final String CONTENT_LENGTH = "content-length";
    private static final String ETAG = "etag";
    private static final String LAST_MODIFIED = "last-modified";

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** One call of the application. A replay of all of them is what the container would have seen. */
    private record Call(String name, Consumer<HttpServletResponse> onto) {}

    private enum Phase {
        KEPT,
        UNCHANGED,
        REWRITTEN
    }

    private final HttpServletResponse response;
    private final EntityTags tags;
    private final Instant settingsSince;
    private final List<Call> calls = new ArrayList<>();
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private Phase phase = Phase.KEPT;
    private boolean keptLength;
    private boolean validated = true;

    /** @param settingsSince when the settings came into force, in whole seconds */
    BodyHeaders(HttpServletResponse response, EntityTags tags, Instant settingsSince) {
        this.response = response;
        this.tags = tags;
        this.settingsSince = settingsSince;
    }

    /** Whether a header is one of those that are kept back. */
    static boolean include(@Nullable String name) {
        if (name == null) {
            return false;
        }
        return switch (name.length()) {
            case 4 -> name.equalsIgnoreCase(ETAG);
            case 6 -> name.equalsIgnoreCase("digest");
            case 11 -> name.equalsIgnoreCase("content-md5") || name.equalsIgnoreCase("repr-digest");
            case 13 -> name.equalsIgnoreCase("accept-ranges") || name.equalsIgnoreCase(LAST_MODIFIED);
            case 14 -> name.equalsIgnoreCase(CONTENT_LENGTH) || name.equalsIgnoreCase("content-digest");
            default -> false;
        };
    }

    /** The application sets a header; a null value takes it away. */
    void set(String name, @Nullable String value, Consumer<HttpServletResponse> call) {
        String key = name.toLowerCase(Locale.ROOT);
        values.remove(key);
        take(key, value, call);
    }

    /** The application adds a header. */
    void add(String name, @Nullable String value, Consumer<HttpServletResponse> call) {
        take(name.toLowerCase(Locale.ROOT), value, call);
    }

    /** The application sets the length; a negative one takes it away. */
    void length(long length, Consumer<HttpServletResponse> call) {
        set(CONTENT_LENGTH, length < 0 ? null : Long.toString(length), call);
    }

    private void take(String key, @Nullable String value, Consumer<HttpServletResponse> call) {
        if (value != null) {
            values.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
        }
        if (phase == Phase.UNCHANGED) {
            call.accept(response);
        } else {
            calls.add(new Call(key, call));
        }
        if (phase == Phase.REWRITTEN) {
            adjust(key);
        }
    }

    /** The values of a header, as the application set them. */
    Collection<String> values(String name) {
        return List.copyOf(values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
    }

    /** The names, in lower case, of the headers that the container does not know of. */
    Collection<String> keptNames() {
        return phase == Phase.KEPT ? List.copyOf(values.keySet()) : List.of();
    }

    /** The length that the application promised, where it is a number. */
    OptionalLong length() {
        List<String> lengths = values.getOrDefault(CONTENT_LENGTH, List.of());
        try {
            return lengths.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(lengths.get(0)));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** The body changes although the application's page does not: a rewritten page has nothing to be confirmed by. */
    void withoutValidators() {
        validated = false;
    }

    /** Whether the body changes only with the application's page. */
    boolean isValidated() {
        return validated;
    }

    /** The body leaves as it came, and so do these headers. */
    void unchanged() {
        if (phase == Phase.KEPT) {
            calls.forEach(call -> call.onto().accept(response));
            calls.clear();
        } else if (phase == Phase.REWRITTEN) {
            // Adjusted once already, for a body that was thrown away since: what was adjusted is overwritten.
            values.forEach((name, all) -> response.setHeader(name, all.get(0)));
        }
        phase = Phase.UNCHANGED;
    }

    /** The body is rewritten. */
    void rewritten() {
        if (phase == Phase.KEPT) {
            phase = Phase.REWRITTEN;
            List.copyOf(values.keySet()).forEach(this::adjust);
        }
    }

    /** A {@code 304} for a page that the client holds in its rewritten form. */
    void notModified() {
        if (phase == Phase.KEPT) {
            calls.stream()
                    .filter(call -> !call.name().equals(ETAG) && !call.name().equals(LAST_MODIFIED))
                    .forEach(call -> call.onto().accept(response));
            phase = Phase.REWRITTEN;
            adjust(ETAG);
            adjust(LAST_MODIFIED);
        }
    }

    /** The body was thrown away and starts anew; the headers stay. */
    void again() {
        if (phase == Phase.UNCHANGED && values.isEmpty()) {
            phase = Phase.KEPT;
        }
    }

    /** Whether the container has headers that a rewritten page may not have; some containers can't take them back. */
    boolean handedOver() {
        return keptLength || phase == Phase.UNCHANGED;
    }

    /** The response is about to be reset. Some containers keep to a length even then. */
    void resets() {
        if (phase == Phase.UNCHANGED && length().isPresent()) {
            String container = container(response);
            if (container.startsWith("io.undertow.")) {
                response.setContentLengthLong(-1);
            }
            // Open Liberty takes minus one for a length.
            keptLength |= container.startsWith("io.openliberty.") || container.startsWith("com.ibm.");
        }
    }

    /** Whether the container is Tomcat, or of its family. */
    boolean areTomcats() {
        return container(response).startsWith("org.apache.catalina.");
    }

    /** The class of the response under all its wrappers. */
    private static String container(ServletResponse response) {
        return response instanceof ServletResponseWrapper wrapper
                ? container(wrapper.getResponse())
                : response.getClass().getName();
    }

    /** Everything is forgotten. */
    void clear() {
        calls.clear();
        values.clear();
        phase = Phase.KEPT;
    }

    private void adjust(String key) {
        List<String> all = values.getOrDefault(key, List.of());
        if (all.isEmpty() || !validated) {
            return;
        }
        if (key.equals(ETAG)) {
            response.setHeader("ETag", tags.marked(all.get(0)));
        } else if (key.equals(LAST_MODIFIED)) {
            response.setHeader("Last-Modified", notBeforeSettings(all.get(0)));
        }
    }

    private String notBeforeSettings(String date) {
        try {
            Instant modified = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
            return httpDate(modified.isBefore(settingsSince) ? settingsSince : modified);
        } catch (DateTimeParseException e) {
            return date;
        }
    }

    /** A date as <a href="https://www.rfc-editor.org/rfc/rfc9110#name-date-time-formats">HTTP writes it</a>. */
    static String httpDate(Instant instant) {
        return HTTP_DATE.format(instant);
    }
}
