package dev.vitrine.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.fetch.AddressBlock;
import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccessLogTest {
    private static final List<AddressBlock> LOOPBACK =
            List.of(AddressBlock.parse("127.0.0.0/8").orElseThrow());

    @TempDir
    private Path folder;

    /** One for all who send their requests through the same proxies. */
    private final Map<Proxies, RunningServer> behind = new HashMap<>();

    @AfterAll
    void stop() throws IOException {
        for (RunningServer server : behind.values()) {
            server.close();
        }
    }

    @Test
    void hasALineOfTheCommonFormatForEachRequestWithoutAddressAndQuery() throws Exception {
        try (LogLines log = new LogLines("access");
                RunningServer server = server(AccessLog.Format.COMMON, false, Proxies.NONE)) {
            int length = server.get("/widgets/wall?feed=secret").body().length;
            assertThat(log.next())
                    .matches("- - - \\[\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d \\+0000]"
                            + " \"GET /widgets/wall HTTP/2.0\" 200 " + length);
            server.get("/none%22%5c%0a");
            assertThat(log.next()).contains("\"GET /none%22%5c%0a HTTP/2.0\" 4");
        }
    }

    @Test
    void hasAnObjectForEachRequestWhereJsonIsAskedFor() throws Exception {
        try (LogLines log = new LogLines("access");
                RunningServer server = server(AccessLog.Format.JSON, false, Proxies.NONE)) {
            server.get("/widgets/wall");
            JsonNode line = JsonMapper.shared().readTree(log.next());
            assertThat(line.propertyNames())
                    .containsExactly("time", "method", "path", "protocol", "status", "bytes", "seconds");
            assertThat(line.get("path").asString()).isEqualTo("/widgets/wall");
            assertThat(line.get("status").asInt()).isEqualTo(200);
            assertThat(line.get("seconds").asDouble()).isBetween(0.0, 60.0);
        }
    }

    /** The client's address, where it is asked for, is the one that trusted proxies name. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FORWARDED       | Forwarded       | for=203.0.113.7                                   | 203.0.113.7",
                "FORWARDED       | Forwarded       | for=198.51.100.1, for=203.0.113.7                 | 203.0.113.7",
                "FORWARDED       | Forwarded       | for=203.0.113.7;proto=https, for=127.0.0.5;by=_x  | 203.0.113.7",
                "FORWARDED       | Forwarded       | For=\"[2001:db8::17]:4711\"                       | 2001:db8:0:0:0:0:0:17",
                "FORWARDED       | Forwarded       | for=\"203.0.113.7:80\"                            | 203.0.113.7",
                "FORWARDED       | Forwarded       | for=_hidden                                       | 127.0.0.1",
                "FORWARDED       | Forwarded       | for=203.0.113.7, for=unknown                      | 127.0.0.1",
                "FORWARDED       | Forwarded       | proto=https                                       | 127.0.0.1",
                "FORWARDED       | Forwarded       | for=evil.example                                  | 127.0.0.1",
                "FORWARDED       | X-Forwarded-For | 203.0.113.7                                       | 127.0.0.1",
                "X_FORWARDED_FOR | X-Forwarded-For | 198.51.100.1, 203.0.113.7                         | 203.0.113.7",
                "X_FORWARDED_FOR | X-Forwarded-For | 2001:db8::17                                      | 2001:db8:0:0:0:0:0:17",
                "X_FORWARDED_FOR | X-Forwarded-For | ::ffff:203.0.113.7                                | 203.0.113.7",
                "X_FORWARDED_FOR | X-Forwarded-For | [2001:db8::17]:80                                 | 2001:db8:0:0:0:0:0:17",
                "X_FORWARDED_FOR | X-Forwarded-For | 203.0.113.7.1                                     | 127.0.0.1",
                "X_FORWARDED_FOR | X-Forwarded-For | 203.0.113.256                                     | 127.0.0.1",
                "X_FORWARDED_FOR | X-Forwarded-For | .::1                                              | 127.0.0.1",
                "X_FORWARDED_FOR | Forwarded       | for=203.0.113.7                                   | 127.0.0.1",
            })
    void believesTrustedProxiesAndNobodyBeforeThem(Proxies.Word word, String header, String value, String client)
            throws Exception {
        try (LogLines log = new LogLines("access")) {
            behind(new Proxies(LOOPBACK, word)).get("/widgets/wall", header, value);
            assertThat(log.next()).startsWith(client + " - - ");
            behind(new Proxies(List.of(), word)).get("/widgets/wall", header, value);
            assertThat(log.next()).startsWith("127.0.0.1 - - ");
        }
    }

    private RunningServer behind(Proxies proxies) throws IOException {
        if (!behind.containsKey(proxies)) {
            behind.put(proxies, server(AccessLog.Format.COMMON, true, proxies));
        }
        return Objects.requireNonNull(behind.get(proxies));
    }

    private RunningServer server(AccessLog.Format format, boolean addresses, Proxies proxies) throws IOException {
        FixedPosts posts = new FixedPosts().set(FixedPosts.ready(Posts.NOW, Posts.simple("1")));
        Listening listening = new Listening(
                RunningServer.PLAIN.address(),
                Optional.empty(),
                proxies,
                new AccessLog(format, addresses),
                Limits.DEFAULTS);
        return new RunningServer(folder, listening, posts, RunningServer.widget("wall", Layout.LIST, Theme.AUTO));
    }
}
