package dev.vitrine.spring;

import dev.vitrine.filter.FilterMeter;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;

/** All meters of an application, looked up when the first response comes by: some need what starts after filters do. */
final class SeveralMeters implements FilterMeter {
    private final ObjectProvider<FilterMeter> meters;
    private volatile List<FilterMeter> known = List.of();

    SeveralMeters(ObjectProvider<FilterMeter> meters) {
        this.meters = meters;
    }

    @Override
    public void looked() {
        if (known.isEmpty()) {
            known = meters.orderedStream().toList();
        }
        tell(FilterMeter::looked);
    }

    @Override
    public void rewritten(long bytes, long nanos) {
        tell(meter -> meter.rewritten(bytes, nanos));
    }

    @Override
    public void leftAlone(String reason) {
        tell(meter -> meter.leftAlone(reason));
    }

    @Override
    public void failed() {
        tell(FilterMeter::failed);
    }

    private void tell(Consumer<FilterMeter> event) {
        known.forEach(event);
    }
}
