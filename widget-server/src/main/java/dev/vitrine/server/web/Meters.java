package dev.vitrine.server.web;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counts what goes through the web server. There are so many counters and never more, whatever is asked for. */
final class Meters {
    /** Every status that is sent, and 0 for what else a library may send. */
    private static final int[] STATUSES = {
        200, 204, 302, 304, 400, 401, 403, 404, 405, 408, 409, 411, 413, 414, 415, 422, 429, 431, 500, 501, 503, 505, 0
    };

    private final Map<Kind, Answered> answered = new EnumMap<>(Kind.class);
    private final Map<Refusal, LongAdder> refusals = new EnumMap<>(Refusal.class);
    private final LongAdder ready = new LongAdder();
    private final LongAdder renderings = new LongAdder();
    private final LongAdder settingsTaken = new LongAdder();
    private final LongAdder settingsRefused = new LongAdder();
    private final AtomicInteger inFlight = new AtomicInteger();

    Meters() {
        for (Kind kind : Kind.values()) {
            answered.put(kind, new Answered());
        }
        for (Refusal refusal : Refusal.values()) {
            refusals.put(refusal, new LongAdder());
        }
    }

    /** What a request was for. */
    enum Kind {
        WIDGET,
        IMAGE,
        ASSET,
        SHARE,
        BUILDER,
        PUSH,
        WATCH,
        OTHER;

        /** The kind of requests whose path begins so. */
        static Kind of(String path) {
            if (path.startsWith("/widgets/")) {
                return WIDGET;
            }
            if (path.startsWith("/images/")) {
                return IMAGE;
            }
            if (path.startsWith("/assets/") || path.startsWith("/embed")) {
                return ASSET;
            }
            if (path.startsWith("/share/")) {
                return SHARE;
            }
            if (path.equals("/") || path.startsWith("/preview") || path.startsWith("/oembed")) {
                return BUILDER;
            }
            if (path.startsWith("/push/")) {
                return PUSH;
            }
            return path.startsWith("/health/") || path.equals("/metrics") ? WATCH : OTHER;
        }
    }

    /** Why somebody was told to come back later. */
    enum Refusal {
        CONNECTIONS,
        REQUESTS_AT_ONCE,
        CLIENT_RATE
    }

    void begun() {
        inFlight.incrementAndGet();
    }

    void ended(String path, int status, long nanos) {
        inFlight.decrementAndGet();
        answered(path, status, nanos);
    }

    /** A request was answered out of ready bytes. */
    void answeredReady(String path, int status, long nanos) {
        ready.increment();
        answered(path, status, nanos);
    }

    private void answered(String path, int status, long nanos) {
        Answered kind = Objects.requireNonNull(answered.get(Kind.of(path)));
        kind.statuses[index(status)].increment();
        kind.durations.add(nanos);
    }

    private static int index(int status) {
        int i = 0;
        while (STATUSES[i] != status && STATUSES[i] != 0) {
            i++;
        }
        return i;
    }

    void refused(Refusal reason) {
        Objects.requireNonNull(refusals.get(reason)).increment();
    }

    void rendered() {
        renderings.increment();
    }

    void settings(boolean taken) {
        (taken ? settingsTaken : settingsRefused).increment();
    }

    /** Writes all of it down. */
    void print(MetricsText text) {
        text.counter("vitrine_http_requests_total", "Requests by what they were for and how they were answered.");
        answered.forEach((kind, counts) -> {
            for (int i = 0; i < STATUSES.length; i++) {
                long count = counts.statuses[i].sum();
                if (count > 0) {
                    String status = STATUSES[i] == 0 ? "other" : String.valueOf(STATUSES[i]);
                    text.value(count, "kind", MetricsText.word(kind), "status", status);
                }
            }
        });
        text.histogram("vitrine_http_request_duration_seconds", "From the whole request to the whole answer.");
        answered.forEach((kind, counts) -> counts.durations.print(text, "kind", MetricsText.word(kind)));
        text.counter("vitrine_http_ready_answers_total", "Requests that were answered out of ready bytes.");
        text.value(ready.sum());
        text.gauge("vitrine_http_requests_in_flight", "Requests that wait for their answers.");
        text.value(inFlight.get());
        text.counter(
                "vitrine_http_refusals_total", "Requests that were told to come back later, by what was too much.");
        refusals.forEach((reason, count) -> text.value(count.sum(), "reason", MetricsText.word(reason)));
        text.counter("vitrine_widget_renderings_total", "Times that a page of a widget was rendered anew.");
        text.value(renderings.sum());
        text.counter("vitrine_settings_reloads_total", "New versions of the settings by what became of them.");
        text.value(settingsTaken.sum(), "result", "taken");
        text.value(settingsRefused.sum(), "result", "refused");
    }

    /** The requests of one kind. */
    private static final class Answered {
        final LongAdder[] statuses = new LongAdder[STATUSES.length];
        final Durations durations = new Durations();

        Answered() {
            for (int i = 0; i < statuses.length; i++) {
                statuses[i] = new LongAdder();
            }
        }
    }
}
