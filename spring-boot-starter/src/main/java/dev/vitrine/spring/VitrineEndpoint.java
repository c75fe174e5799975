package dev.vitrine.spring;

import dev.vitrine.filter.FilterCounts;
import dev.vitrine.filter.VitrineFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** Tells the counters of the filter as {@code /actuator/vitrine}, where the application exposes it. */
@Endpoint(id = "vitrine")
public class VitrineEndpoint {
    private final VitrineFilter filter;

    VitrineEndpoint(VitrineFilter filter) {
        this.filter = filter;
    }

    /** What the filter has done so far; empty where it is off. */
    @ReadOperation
    public Map<String, Object> counts() {
        return filter.counts().map(VitrineEndpoint::named).orElse(Map.of());
    }

    private static Map<String, Object> named(FilterCounts counts) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("responses", counts.responses());
        named.put("rewritten", counts.rewritten());
        named.put("leftAlone", counts.leftAlone());
        named.put("failures", counts.failures());
        named.put("bytes", counts.bytes());
        named.put("seconds", counts.time().toMillis() / 1000.0);
        return named;
    }
}
