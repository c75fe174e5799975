package dev.vitrine.include;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * The widgets of a widget server, kept here so that a page does not wait for them: what is a minute old is given out and
 * fetched anew behind the reader's back; only the first copy is waited for, and not for long.
 */
public final class WidgetSource {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern SHEET = Pattern.compile("/assets/widget-[A-Za-z0-9_-]{20}\\.css");

    /** Ids come from the pages of the application, but a page that shows what visitors wrote may name any. */
    private static final int MOST_WIDGETS = 256;

    private static final int MOST_SHEETS = 8;

    private final Duration budget;
    private final LongSupplier nanoTime;
    private final Download download;
    private final Map<String, KeptWidget> widgets = new ConcurrentHashMap<>();
    private final Map<String, String> sheets = new ConcurrentHashMap<>();

    /**
     * @param server where the widget server is found, ending with {@code /}
     * @param budget how long a page waits for all its widgets together
     */
    public WidgetSource(URI server, Duration budget) {
        this(server, budget, System::nanoTime);
    }

    WidgetSource(URI server, Duration budget, LongSupplier nanoTime) {
        this.budget = budget;
        this.nanoTime = nanoTime;
        this.download = new Download(
                server,
                HttpClient.newBuilder()
                        .connectTimeout(Duration.ofSeconds(2))
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build());
    }

    /** How long a page may wait for all its widgets together. */
    public Duration budget() {
        return budget;
    }

    /**
     * The widget of this id, its addresses made absolute; empty where there is none, or none in time.
     *
     * @param patience how long to wait for a first copy
     */
    public Optional<IncludedWidget> widget(String id, Duration patience) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        KeptWidget kept = widgets.get(id);
        if (kept == null) {
            if (widgets.size() >= MOST_WIDGETS) {
                return Optional.empty();
            }
            kept = widgets.computeIfAbsent(id, name -> new KeptWidget(name, download, nanoTime));
        }
        return kept.within(patience);
    }

    /** The stylesheet at this path of the widget server; waits for it where this is the first time. */
    public Optional<String> stylesheet(String path) {
        if (!SHEET.matcher(path).matches()) {
            return Optional.empty();
        }
        String kept = sheets.get(path);
        if (kept != null) {
            return Optional.of(kept);
        }
        Optional<String> fetched = download.text(path, "text/css");
        if (sheets.size() < MOST_SHEETS) {
            fetched.ifPresent(css -> sheets.put(path, css));
        }
        return fetched;
    }
}
