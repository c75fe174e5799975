package dev.vitrine.spring;

import dev.vitrine.filter.FilterMeter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;

/** The counters of the filter in the application's registry, where it has one. */
final class MicrometerMeter implements FilterMeter {
    private final ObjectProvider<MeterRegistry> registry;

    MicrometerMeter(ObjectProvider<MeterRegistry> registry) {
        this.registry = registry;
    }

    @Override
    public void looked() {
        count(meters -> meters.counter("vitrine.responses").increment());
    }

    @Override
    public void rewritten(long bytes, long nanos) {
        count(meters -> {
            meters.timer("vitrine.rewritten").record(Duration.ofNanos(nanos));
            meters.summary("vitrine.rewritten.bytes").record((double) bytes);
        });
    }

    @Override
    public void leftAlone(String reason) {
        count(meters -> meters.counter("vitrine.left.alone", "reason", reason).increment());
    }

    @Override
    public void failed() {
        count(meters -> meters.counter("vitrine.failures").increment());
    }

    private void count(Consumer<MeterRegistry> event) {
        registry.ifUnique(event);
    }
}
