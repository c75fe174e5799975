package dev.vitrine.server.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.fetch.AddressBlock;
import dev.vitrine.server.images.ImageOrigin;
import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is too much is refused at once, and whoever watches over the server gets through all the same. */
final class LimitsTest {
    private static final List<AddressBlock> LOOPBACK =
            List.of(AddressBlock.parse("127.0.0.0/8").orElseThrow());

    private static final List<String> HOSTILE =
            List.of(":", "1:", "::.", "1.", "[", "[:", "\"[:", ",", ";", "; ", "for=", "f;", "1.1.1.1:1");

    @TempDir
    private Path folder;

    private final FixedPosts posts = new FixedPosts().set(FixedPosts.ready(Posts.NOW, Posts.simple("1")));

    @Test
    void tellsConnectionsBeyondTheLimitToComeBackLater() throws Exception {
        try (RunningServer server = server(limits(3, 2000, 0), Proxies.NONE)) {
            List<Socket> sockets = new ArrayList<>();
            try {
                for (int i = 0; i < 3; i++) {
                    Socket socket = open(server);
                    sockets.add(socket);
                    assertThat(asked(socket, "/widgets/wall")).startsWith("HTTP/1.1 200 OK\r\n");
                }
                try (Socket excess = open(server)) {
                    excess.getOutputStream().write(request("/widgets/wall"));
                    String refusal = new String(excess.getInputStream().readAllBytes(), UTF_8);
                    assertThat(refusal)
                            .startsWith("HTTP/1.1 503 Service Unavailable\r\n")
                            .contains("\r\nRetry-After: 1\r\n", "\r\nConnection: close\r\n");
                }
                try (Socket watch = open(server)) {
                    assertThat(asked(watch, "/health/ready")).startsWith("HTTP/1.1 200 OK\r\n");
                    assertThat(asked(watch, "/metrics"))
                            .contains("vitrine_http_refusals_total{reason=\"connections\"} 1\n");
                }
                assertThat(asked(sockets.get(0), "/widgets/wall")).startsWith("HTTP/1.1 200 OK\r\n");
            } finally {
                for (Socket socket : sockets) {
                    socket.close();
                }
            }
        }
    }

    @Test
    void refusesRequestsBeyondThoseThatMayWait() throws Exception {
        try (RunningServer server = server(limits(100, 2, 0), Proxies.NONE)) {
            posts.set(FixedPosts.WARMING);
            List<CompletableFuture<HttpResponse<byte[]>>> waiting = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                waiting.add(CompletableFuture.supplyAsync(() -> got(server, "/widgets/wall")));
            }
            while (!metrics(server).contains("vitrine_http_requests_in_flight 3\n")) {
                Thread.onSpinWait(); // the third one asks for this
            }
            HttpResponse<byte[]> refusal = server.get("/widgets/wall");
            assertThat(refusal.statusCode()).isEqualTo(503);
            assertThat(refusal.headers().firstValue("Retry-After")).contains("1");
            assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
            posts.set(FixedPosts.ready(Posts.NOW, Posts.simple("1")));
            for (CompletableFuture<HttpResponse<byte[]>> answer : waiting) {
                assertThat(answer.join().statusCode()).isEqualTo(200);
            }
            assertThat(server.get("/widgets/wall").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void refusesAClientThatAsksTooOftenAndNobodyElse() throws Exception {
        try (RunningServer server = server(limits(100, 100, 5), new Proxies(LOOPBACK, Proxies.Word.FORWARDED))) {
            int refused = 0;
            for (int i = 0; i < 30; i++) {
                refused += server.get("/widgets/wall", "Forwarded", "for=203.0.113.7")
                                        .statusCode()
                                == 429
                        ? 1
                        : 0;
            }
            assertThat(refused).isBetween(1, 20);
            assertThat(server.get("/widgets/wall", "Forwarded", "for=203.0.113.8")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(server.get("/widgets/wall").statusCode()).isEqualTo(200);
            assertThat(metrics(server)).contains("reason=\"client-rate\"} " + refused + "\n");
        }
    }

    /** What stands before the word of a proxy is the client's, and may be eight kilobytes of anything. */
    @ParameterizedTest
    @EnumSource(names = {"FORWARDED", "X_FORWARDED_FOR"})
    @Timeout(30)
    void losesNoTimeOnWhatAClientSaysOfItself(Proxies.Word word) throws Exception {
        boolean forwarded = word == Proxies.Word.FORWARDED;
        try (RunningServer server = server(limits(100, 100, 1000), new Proxies(LOOPBACK, word))) {
            for (String part : HOSTILE) {
                String claim = part.repeat(7_000 / part.length()) + "x";
                HttpResponse<byte[]> answer = server.get(
                        "/widgets/wall",
                        forwarded ? "Forwarded" : "X-Forwarded-For",
                        forwarded ? "for=" + claim : claim);
                assertThat(answer.statusCode()).as(part).isEqualTo(200);
            }
        }
    }

    @Test
    void letsAClientAskAsOftenAsItMayInTheLongRun() {
        ClientRates rates = new ClientRates(10, 7, 0);
        byte[] client = {(byte) 203, 0, 113, 7};
        int taken = 0;
        for (long now = 0;
                now < Duration.ofSeconds(10).toNanos();
                now += Duration.ofMillis(1).toNanos()) {
            taken += rates.take(client, now) ? 1 : 0;
        }
        assertThat(taken).isBetween(100, 121);
    }

    /** A million clients need no more room than one. */
    @Test
    void countsAMillionClientsInTheSamePlaces() {
        ClientRates rates = new ClientRates(1, 7, 0);
        int refused = 0;
        for (int i = 0; i < 1_000_000; i++) {
            refused += rates.take(ByteBuffer.allocate(4).putInt(i).array(), i * 1_000_000L) ? 0 : 1;
        }
        assertThat(refused).isPositive(); // places are shared when there are so many
        assertThat(rates.take(new byte[] {1, 2, 3, 4}, Duration.ofDays(1).toNanos()))
                .isTrue();
    }

    @Test
    void readsThePrefaceOfATrustedProxyAndOfNobodyElse() throws Exception {
        String preface = "PROXY TCP4 203.0.113.7 127.0.0.1 4711 80\r\n";
        try (RunningServer server = server(limits(100, 100, 5), new Proxies(LOOPBACK, Proxies.Word.PROXY_PROTOCOL))) {
            try (Socket socket = open(server)) {
                socket.getOutputStream().write(preface.getBytes(US_ASCII));
                assertThat(asked(socket, "/widgets/wall")).startsWith("HTTP/1.1 200 OK\r\n");
                int refused = 0;
                for (int i = 0; i < 30; i++) {
                    refused += asked(socket, "/widgets/wall").startsWith("HTTP/1.1 429 ") ? 1 : 0;
                }
                assertThat(refused).isPositive();
            }
            try (Socket socket = open(server)) {
                assertThat(asked(socket, "/widgets/wall")).startsWith("HTTP/1.1 200 OK\r\n");
            }
        }
        Proxies others =
                new Proxies(List.of(AddressBlock.parse("10.0.0.0/8").orElseThrow()), Proxies.Word.PROXY_PROTOCOL);
        try (RunningServer server = server(limits(100, 100, 5), others);
                Socket socket = open(server)) {
            socket.getOutputStream().write(preface.getBytes(US_ASCII));
            assertThat(asked(socket, "/widgets/wall")).startsWith("HTTP/1.1 400 ");
        }
    }

    @RepeatedTest(3)
    void keepsVisitorsWhoWaitForAPictureLongerThanAnybodyMayDripOrSayNothing() throws Exception {
        CountDownLatch come = new CountDownLatch(1);
        ImageOrigin slow = (url, most) -> {
            try {
                come.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return RichPosts.PICTURES.file(url, most);
        };
        Limits impatient = new Limits(100, 100, 0, Duration.ofMillis(50), Duration.ofMillis(400), 1024, 1 << 20);
        Listening listening = RunningServer.listening(Optional.empty(), Proxies.NONE, impatient);
        List<Socket> visitors = new ArrayList<>();
        try (RunningServer server = new RunningServer(folder, listening, slow)) {
            byte[] request = request(server.picture("https://pictures.example/1.jpg"));
            for (int i = 0; i < 60; i++) {
                Socket visitor = open(server);
                visitors.add(visitor);
                visitor.getOutputStream().write(request);
            }
            try (Socket silent = open(server);
                    Socket dripping = open(server)) {
                assertThat(silent.getInputStream().read()).as("the end").isEqualTo(-1);
                dripping.getOutputStream().write("GET".getBytes(US_ASCII));
                while (drips(dripping)) {
                    Thread.onSpinWait(); // once a second somebody looks
                }
            }
            come.countDown();
            for (Socket visitor : visitors) {
                assertThat(new String(visitor.getInputStream().readNBytes(15), US_ASCII))
                        .isEqualTo("HTTP/1.1 200 OK");
            }
        } finally {
            for (Socket visitor : visitors) {
                visitor.close();
            }
        }
    }

    /** Sends the next byte, as long as the server takes it. */
    private static boolean drips(Socket socket) {
        try {
            socket.setSoTimeout(50);
            socket.getOutputStream().write('x');
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Limits limits(int connections, int requests, int clientRate) {
        return new Limits(
                connections, requests, clientRate, Duration.ofSeconds(10), Duration.ofSeconds(30), 1024, 1 << 20);
    }

    private RunningServer server(Limits limits, Proxies proxies) throws IOException {
        return new RunningServer(
                folder,
                RunningServer.listening(Optional.empty(), proxies, limits),
                posts,
                RunningServer.widget("wall", Layout.LIST, Theme.AUTO));
    }

    private static HttpResponse<byte[]> got(RunningServer server, String path) {
        try {
            return server.get(path);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String metrics(RunningServer server) throws Exception {
        return new String(server.get("/metrics").body(), UTF_8);
    }

    private static Socket open(RunningServer server) throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.at("/").getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static byte[] request(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(US_ASCII);
    }

    /** One answer on a connection that stays open. */
    private static String asked(Socket socket, String path) throws IOException {
        socket.getOutputStream().write(request(path));
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return head.toString();
            }
            head.append((char) next);
        }
        int length = Integer.parseInt(head.toString().replaceFirst("(?s).*\r\nContent-Length: (\\d+)\r\n.*", "$1"));
        return head + new String(in.readNBytes(length), UTF_8);
    }
}
