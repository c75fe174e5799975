package dev.vitrine.server.web;

import dev.vitrine.server.images.ImageProxy;
import dev.vitrine.server.pipeline.FeedState;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Says how the server is doing, in the text format that Prometheus reads. */
final class MetricsAnswer implements Answer {
    private static final double MILLIS = 1000.0;

    private final Site site;
    private final Meters meters;
    private final IntSupplier connections;
    private final InstantSource clock;

    /** @param connections how many are open */
    MetricsAnswer(Site site, Meters meters, IntSupplier connections, InstantSource clock) {
        this.connections = connections;
        this.site = site;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public void to(Request request, Response response, Callback callback) {
        if (!site.lookup().allows(request)) {
            Answers.line(
                    response,
                    callback,
                    HttpStatus.UNAUTHORIZED_401,
                    "Metrics need the admin token of this server (see docs/moderate.md).");
            return;
        }
        Answers.line(response, callback, HttpStatus.OK_200, text().stripTrailing());
    }

    /** All of it. */
    String text() {
        MetricsText text = new MetricsText();
        meters.print(text);
        text.gauge("vitrine_http_connections", "Connections that are open.");
        text.value(connections.getAsInt());
        feeds(text, site.desk().upkeep().states());
        text.counter("vitrine_feed_readings_total", "How often reading a feed ended in this way since the start.");
        new TreeMap<>(site.desk().upkeep().readings()).forEach((result, count) -> text.value(count, "result", result));
        images(text, site.images().work());
        process(text);
        return text.toString();
    }

    private void feeds(MetricsText text, List<FeedState> feeds) {
        Map<FeedState.Health, Integer> healths = new EnumMap<>(FeedState.Health.class);
        for (FeedState.Health health : FeedState.Health.values()) {
            healths.put(health, 0);
        }
        feeds.forEach(feed -> healths.merge(feed.health(), 1, Integer::sum));
        text.gauge("vitrine_feeds", "Feeds by how they are doing.");
        healths.forEach((health, count) -> text.value(count, "state", MetricsText.word(health)));
        Instant now = clock.instant();
        text.gauge("vitrine_feed_age_seconds", "Since when the upstream has not confirmed the copy that is shown.");
        for (FeedState feed : feeds) {
            feed.validatedAt()
                    .ifPresent(at -> text.value(Duration.between(at, now).toMillis() / MILLIS, labels(feed)));
        }
        text.gauge("vitrine_feed_failures", "How many attempts to read the feed have failed since the last good one.");
        feeds.forEach(feed -> text.value(feed.failures(), labels(feed)));
    }

    private static String[] labels(FeedState feed) {
        return new String[] {
            "feed", feed.address().id(), "network", feed.address().network().id()
        };
    }

    private static void images(MetricsText text, ImageProxy.Work work) {
        text.counter(
                "vitrine_images_total", "Pictures that were asked for, by where they came from or why they did not.");
        text.value(work.fromMemory(), "result", "memory");
        text.value(work.fromDisk(), "result", "disk");
        text.value(work.made(), "result", "made");
        text.value(work.failed(), "result", "failed");
        text.value(work.refused(), "result", "refused");
        text.counter("vitrine_image_work_seconds_total", "Time spent scaling pictures.");
        text.value(work.seconds());
        text.gauge("vitrine_images_waiting", "Pictures that wait to be fetched and scaled.");
        text.value(work.waiting());
    }

    private static void process(MetricsText text) {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        text.gauge("jvm_memory_heap_used_bytes", "How much of the heap is in use.");
        text.value(heap.getUsed());
        text.gauge("jvm_memory_heap_max_bytes", "How large the heap may become.");
        text.value(heap.getMax());
        text.gauge("jvm_threads", "Threads that live.");
        text.value(ManagementFactory.getThreadMXBean().getThreadCount());
        text.counter("jvm_gc_seconds_total", "Time spent collecting garbage.");
        text.value(ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                        .sum()
                / MILLIS);
        text.counter("process_cpu_seconds_total", "Processor time of the whole process.");
        text.value(ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toMillis()
                / MILLIS);
        text.gauge("process_start_time_seconds", "When the process started, in seconds since 1970.");
        text.value(ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS);
    }
}
