package dev.vitrine.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTest {
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpServer server;

    LoadTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.setExecutor(threads);
        server.createContext("/length", exchange -> answer(exchange, 200, 5, "hello"));
        server.createContext("/chunked", exchange -> answer(exchange, 200, 0, "hello"));
        server.createContext("/same", exchange -> answer(exchange, 304, -1, ""));
        server.createContext("/broken", exchange -> answer(exchange, 500, 5, "sorry"));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void readsAnswersOfEveryKindToTheirEnd() throws IOException {
        assertThat(twice("/length")).isEqualTo(new KeepAliveConnection.Answer(200, 5));
        assertThat(twice("/chunked")).isEqualTo(new KeepAliveConnection.Answer(200, 5));
        assertThat(twice("/same")).isEqualTo(new KeepAliveConnection.Answer(304, 0));
    }

    @Test
    void countsWhatWasAnswered() throws IOException {
        Answered answered = new KeepAliveLoad().put(Target.of(uri("/length")), 2, Duration.ofMillis(100));
        assertThat(answered.requests()).isPositive();
        assertThat(answered.failures()).isZero();
    }

    @Test
    void doesNotCountFailuresAsAnswers() throws IOException {
        Answered answered = new KeepAliveLoad().put(Target.of(uri("/broken")), 2, Duration.ofMillis(100));
        assertThat(answered.requests()).isZero();
        assertThat(answered.failures()).isPositive();
    }

    @Test
    void readsWhatWrkSays() throws IOException {
        assertThat(Wrk.parse("""
                Running 2s test @ http://127.0.0.1:8080/
                  1 threads and 16 connections
                  Thread Stats   Avg      Stdev     Max   +/- Stdev
                    Latency     1.21ms  104.33us   3.34ms   88.11%
                    Req/Sec    13.20k   411.12    13.90k    75.00%
                  26301 requests in 2.00s, 2.62GB read
                  Socket errors: connect 0, read 3, write 0, timeout 1
                  Non-2xx or 3xx responses: 7
                Requests/sec:  13149.52
                Transfer/sec:      1.31GB
                """)).isEqualTo(new Answered(26294, 2.0, 11));
    }

    @Test
    void showsWhatWrkSaysWhenItSaysSomethingElse() {
        assertThatThrownBy(() -> Wrk.parse("unable to connect to 127.0.0.1:1 Connection refused"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Connection refused");
    }

    private KeepAliveConnection.Answer twice(String path) throws IOException {
        try (KeepAliveConnection connection =
                new KeepAliveConnection(new Target(uri(path), Map.of("If-None-Match", "\"1\"")))) {
            connection.ask();
            return connection.ask();
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static void answer(HttpExchange exchange, int status, long length, String body) throws IOException {
        exchange.sendResponseHeaders(status, length);
        exchange.getResponseBody().write(body.getBytes(StandardCharsets.US_ASCII));
        exchange.close();
    }
}
