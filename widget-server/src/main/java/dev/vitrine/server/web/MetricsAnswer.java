package dev.vitrine.server.web;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Says how the readings of feeds ended, in the text format that Prometheus reads. */
final class MetricsAnswer implements Answer {
    private static final String HEAD = """
            # HELP vitrine_feed_readings_total How often reading a feed ended in this way since the start.
            # TYPE vitrine_feed_readings_total counter
            """;

    private final Site site;

    MetricsAnswer(Site site) {
        this.site = site;
    }

    @Override
    public void to(Request request, Response response, Callback callback) {
        String authorization = String.valueOf(request.getHeaders().get(HttpHeader.AUTHORIZATION));
        if (!site.lookup().allows(authorization)) {
            Answers.line(
                    response,
                    callback,
                    HttpStatus.UNAUTHORIZED_401,
                    "Metrics need the admin token of this server (see docs/moderate.md).");
            return;
        }
        Map<String, Long> readings = new TreeMap<>(site.desk().upkeep().readings());
        String lines = readings.entrySet().stream()
                .map(it -> "vitrine_feed_readings_total{result=\"" + it.getKey() + "\"} " + it.getValue())
                .collect(Collectors.joining("\n"));
        Answers.line(response, callback, HttpStatus.OK_200, HEAD + lines);
    }
}
