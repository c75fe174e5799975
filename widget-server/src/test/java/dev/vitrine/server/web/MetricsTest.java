package dev.vitrine.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class MetricsTest {
    private static final Path DASHBOARD = Path.of("../packaging/grafana-dashboard.json");
    private static final Pattern NAME = Pattern.compile("\\b(vitrine|jvm|process)_[a-z0-9_]+");

    @TempDir
    private Path folder;

    @Test
    void areWrittenAsPrometheusWantsThem() throws Exception {
        try (RunningServer server = server()) {
            askAround(server);
            assertThat(metrics(server).faults()).isEmpty();
        }
    }

    @Test
    void countWhatIsAskedForAndHowItIsAnswered() throws Exception {
        try (RunningServer server = server()) {
            askAround(server);
            MetricsReader metrics = metrics(server);
            assertThat(metrics.value("vitrine_http_requests_total{kind=\"widget\",status=\"200\"}"))
                    .isEqualTo(3);
            assertThat(metrics.value("vitrine_http_requests_total{kind=\"widget\",status=\"404\"}"))
                    .isEqualTo(1);
            assertThat(metrics.value("vitrine_http_requests_total{kind=\"image\",status=\"404\"}"))
                    .isEqualTo(1);
            assertThat(metrics.value("vitrine_http_requests_total{kind=\"other\",status=\"404\"}"))
                    .isEqualTo(1);
            assertThat(metrics.value("vitrine_http_requests_total{kind=\"share\",status=\"302\"}"))
                    .isEqualTo(1);
            assertThat(metrics.value("vitrine_http_request_duration_seconds_count{kind=\"widget\"}"))
                    .isEqualTo(4);
            assertThat(metrics.value("vitrine_widget_renderings_total")).isEqualTo(1);
            assertThat(metrics.value("vitrine_http_connections")).isPositive();
            assertThat(metrics.value("jvm_memory_heap_used_bytes")).isPositive();
            assertThat(metrics.value("process_cpu_seconds_total")).isPositive();
        }
    }

    @Test
    void coverEverythingThatTheDashboardAsksFor() throws Exception {
        JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(DASHBOARD));
        Set<String> asked = new TreeSet<>();
        for (JsonNode expression : dashboard.findValues("expr")) {
            Matcher name = NAME.matcher(expression.asString());
            while (name.find()) {
                asked.add(name.group());
            }
        }
        assertThat(asked).hasSizeGreaterThan(10);
        try (RunningServer server = server()) {
            assertThat(metrics(server).names()).containsAll(asked);
        }
    }

    @Test
    void areOfWhatIsDocumented() throws Exception {
        String documentation = Files.readString(Path.of("../docs/operate.md"));
        try (RunningServer server = server()) {
            for (String name : metrics(server).names()) {
                assertThat(documentation).contains("`" + name.replaceFirst("_(bucket|sum|count)$", "") + "`");
            }
        }
    }

    /** A proxy passes on whatever name its client gives the server, as "localhost". */
    @ParameterizedTest
    @CsvSource({"X-Forwarded-For, 203.0.113.7", "Forwarded, for=203.0.113.7", "Via, 1.1 proxy"})
    void areForThisMachineAloneAsFeedsAreThatAreLookedUp(String name, String value) throws Exception {
        try (RunningServer server = server()) {
            assertThat(server.get("/metrics", name, value).statusCode()).isEqualTo(401);
            assertThat(server.get("/preview?feed=https://blog.example/", name, value)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(server.get("/metrics", name, value, "Authorization", "Bearer " + RunningServer.TOKEN)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private RunningServer server() throws Exception {
        FixedPosts posts = new FixedPosts().set(FixedPosts.ready(Posts.NOW, Posts.simple("1")));
        return new RunningServer(folder, posts, RunningServer.widget("wall", Layout.LIST, Theme.AUTO));
    }

    private static void askAround(RunningServer server) throws Exception {
        server.get("/share/mastodon", "Referer", "https://page.example/");
        for (String path : new String[] {"/widgets/wall", "/widgets/wall", "/widgets/wall", "/widgets/none"}) {
            server.get(path);
        }
        server.get("/images/x/y");
        server.get("/nothing");
        while (metrics(server).value("vitrine_http_requests_in_flight") > 1) {
            Thread.onSpinWait(); // counted when it has ended, which is a little later than when it is there
        }
    }

    private static MetricsReader metrics(RunningServer server) throws Exception {
        return new MetricsReader(new String(server.get("/metrics").body(), UTF_8));
    }
}
