package dev.vitrine.enhance;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The pictures that the webapp itself serves as files: tells their sizes by the beginnings of the files, and keeps what it
 * read for a while, since pages name the same pictures over and over.
 */
public final class ServedImages {
    private static final int MAX_KEPT = 1_000;
    private static final Duration KEPT = Duration.ofMinutes(10);

    /** A query that only tells versions of a file apart; any other may ask a program for another size. */
    private static final Pattern VERSION = Pattern.compile("(?i)((v|ver|version|rev|hash|t|ts|_)=)?[0-9a-z._-]*");

    private static final Pattern PRIVATE = Pattern.compile("(?i)/(WEB-INF|META-INF)(/.*)?");

    private final Function<String, @Nullable InputStream> files;
    private final Clock clock;
    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MAX_KEPT;
        }
    };

    private record Kept(Optional<ImageHeader> header, long until) {}

    /**
     * @param files opens a file by its path below the context path, decoded, beginning with {@code /}; null where there is none
     */
    public ServedImages(Function<String, @Nullable InputStream> files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    /** A webapp whose files are out of reach. */
    static ServedImages none() {
        return new ServedImages(path -> null, Clock.systemUTC());
    }

    /** What the picture at this URL says of itself, where it is one of the webapp's own files. */
    Optional<ImageHeader> header(String url, PublicAddress address) {
        int question = url.indexOf('?');
        if (question >= 0 && !VERSION.matcher(url.substring(question + 1)).matches()) {
            return Optional.empty();
        }
        return address.pathOf(question < 0 ? url : url.substring(0, question))
                .flatMap(ServedImages::decoded)
                .flatMap(this::header);
    }

    private static Optional<String> decoded(String path) {
        try {
            String decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
            boolean plain = !decoded.contains("..")
                    && decoded.indexOf('\\') < 0
                    && decoded.indexOf(0) < 0
                    && decoded.indexOf(';') < 0
                    && !PRIVATE.matcher(decoded).matches();
            return plain && isPicture(decoded) ? Optional.of(decoded) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isPicture(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.endsWith(".jpg")
                || lower.endsWith(".jpeg")
                || lower.endsWith(".png")
                || lower.endsWith(".webp")
                || lower.endsWith(".gif");
    }

    private Optional<ImageHeader> header(String path) {
        long now = clock.millis();
        synchronized (kept) {
            Kept known = kept.get(path);
            if (known != null && now < known.until) {
                return known.header;
            }
        }
        Optional<ImageHeader> header = read(path);
        synchronized (kept) {
            kept.put(path, new Kept(header, now + KEPT.toMillis()));
        }
        return header;
    }

    private Optional<ImageHeader> read(String path) {
        try (InputStream file = files.apply(path)) {
            return file == null ? Optional.empty() : ImageHeader.read(file);
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
