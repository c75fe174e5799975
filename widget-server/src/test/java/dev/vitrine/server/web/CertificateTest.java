package dev.vitrine.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.server.fetch.AddressPolicy;
import dev.vitrine.server.fetch.FetchRequest;
import dev.vitrine.server.fetch.FetchSettings;
import dev.vitrine.server.fetch.Fetcher;
import dev.vitrine.server.fetch.HostResolver;
import dev.vitrine.server.url.WebUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CertificateTest {
    private static final int CLIENTS = 50;
    private static final int REQUESTS = 4;

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    CertificateTest() {}

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void isProvedOverTlsToBothVersionsOfHttp(String algorithm) throws Exception {
        KeyStore store = made(algorithm);
        Certificate certificate = Certificate.read(folder.resolve("chain.pem"), folder.resolve("key.pem"));
        try (RunningServer server = new RunningServer(folder, certificate)) {
            URI base = server.at("/");
            assertThat(base.getScheme()).isEqualTo("https");
            for (HttpClient.Version version : HttpClient.Version.values()) {
                HttpClient client = HttpClient.newBuilder()
                        .version(version)
                        .sslContext(trusting(store.getCertificate("server")))
                        .build();
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(URI.create("https://localhost:" + base.getPort() + "/embed.js"))
                                .build(),
                        BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.version()).isEqualTo(version);
            }
        }
    }

    @Test
    void isNotTakenByAServerThatKnowsNobodyWhoSignedIt() throws Exception {
        made("EC");
        Certificate certificate = Certificate.read(folder.resolve("chain.pem"), folder.resolve("key.pem"));
        try (RunningServer server = new RunningServer(folder, certificate);
                Fetcher other = new Fetcher(
                        FetchSettings.defaults("Test"),
                        AddressPolicy.publicOnly().allowing(List.of("127.0.0.1")),
                        HostResolver.SYSTEM)) {
            String address = "https://127.0.0.1:" + server.at("/").getPort() + "/widgets/wall.rss";
            assertThatThrownBy(() ->
                            other.fetch(new FetchRequest(WebUrl.parse(address).orElseThrow(), "*/*", 1_000)))
                    .hasMessage(address + " has no acceptable TLS: this server trusts none of those who signed its"
                            + " certificate (docs/operate.md says how it would)");
        }
    }

    @Test
    void isExchangedWhileFiftyClientsTalkAndFailsNobody() throws Exception {
        Authority authority = new Authority(folder);
        authority.sign("one");
        authority.sign("two");
        Certificate first = Certificate.read(folder.resolve("one.pem"), folder.resolve("one.key"));
        SSLContext trusting = trusting(authority.certificate());
        try (RunningServer server = new RunningServer(folder, first)) {
            int port = server.at("/").getPort();
            Set<String> seen = ConcurrentHashMap.newKeySet();
            AtomicBoolean stop = new AtomicBoolean();
            List<CompletableFuture<Integer>> clients = new ArrayList<>();
            ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(CompletableFuture.supplyAsync(() -> talk(trusting, port, seen, stop), threads));
            }
            while (!seen.contains("CN=one")) {
                Thread.onSpinWait();
            }
            server.web().renew(Certificate.read(folder.resolve("two.pem"), folder.resolve("two.key")));
            seen.clear(); // handshakes that are under way may still be those of before
            while (!seen.contains("CN=two")) {
                Thread.onSpinWait();
            }
            stop.set(true);
            int answers = 0;
            for (CompletableFuture<Integer> client : clients) {
                answers += client.join(); // fails where one request failed
            }
            assertThat(answers).isGreaterThanOrEqualTo(CLIENTS * REQUESTS);
            threads.shutdown();
        }
    }

    /** Asks again and again, a few times on each connection, until told to stop; notes who the server says it is. */
    private static int talk(SSLContext trusting, int port, Set<String> seen, AtomicBoolean stop) {
        int answers = 0;
        do {
            try (SSLSocket socket =
                    (SSLSocket) trusting.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(30_000);
                socket.startHandshake();
                X509Certificate own = (X509Certificate) socket.getSession().getPeerCertificates()[0];
                seen.add(own.getSubjectX500Principal().getName());
                for (int i = 1; i <= REQUESTS; i++) {
                    String ending = i == REQUESTS ? "Connection: close\r\n" : "";
                    socket.getOutputStream()
                            .write(("GET /health/live HTTP/1.1\r\nHost: localhost\r\n" + ending + "\r\n")
                                    .getBytes(UTF_8));
                }
                String all = new String(socket.getInputStream().readAllBytes(), UTF_8);
                assertThat(all.split("HTTP/1.1 200 OK", -1)).hasSize(REQUESTS + 1);
                answers += REQUESTS;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        } while (!stop.get());
        return answers;
    }

    @Test
    void keepsTheOneBeforeWhereANewOneCannotBeUsed() throws Exception {
        KeyStore store = made("EC");
        Certificate certificate = Certificate.read(folder.resolve("chain.pem"), folder.resolve("key.pem"));
        Files.writeString(folder.resolve("chain.pem"), "half a chain");
        assertThatThrownBy(() -> Certificate.read(folder.resolve("chain.pem"), folder.resolve("key.pem")))
                .isInstanceOf(IOException.class);
        try (RunningServer server = new RunningServer(folder, certificate)) {
            int answers = talk(
                    trusting(store.getCertificate("server")),
                    server.at("/").getPort(),
                    new HashSet<>(),
                    new AtomicBoolean(true));
            assertThat(answers).isEqualTo(REQUESTS);
        }
    }

    @Test
    void isWhatPlainHttpIsToldToAskForOnTheSamePort() throws Exception {
        made("EC");
        Certificate certificate = Certificate.read(folder.resolve("chain.pem"), folder.resolve("key.pem"));
        try (RunningServer server = new RunningServer(folder, certificate);
                Socket plain = new Socket(
                        InetAddress.getLoopbackAddress(), server.at("/").getPort())) {
            plain.setSoTimeout(20_000);
            plain.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));
            assertThat(new String(plain.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 400 Bad Request\r\n")
                    .contains("\r\nConnection: close\r\n")
                    .endsWith("\r\n\r\nThis port speaks TLS: ask with https://.\n");
        }
    }

    @Test
    void saysWhichFileIsWrong() throws Exception {
        made("EC");
        Path chain = folder.resolve("chain.pem");
        Path nothing = Files.writeString(folder.resolve("nothing.pem"), "nothing");
        assertThatThrownBy(() -> Certificate.read(nothing, folder.resolve("key.pem")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nothing.pem");
        assertThatThrownBy(() -> Certificate.read(chain, nothing))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nothing.pem: holds no PRIVATE KEY in PEM");
        Path der = Files.write(folder.resolve("key.der"), new byte[] {0x30, (byte) 0x82, (byte) 0xFF, 0});
        assertThatThrownBy(() -> Certificate.read(chain, der))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("key.der: holds no PRIVATE KEY in PEM; turn yours into one with openssl");
        Path cut = Files.writeString(
                folder.resolve("cut.pem"), "-----BEGIN PRIVATE KEY-----\nA\n-----END PRIVATE KEY-----\n");
        assertThatThrownBy(() -> Certificate.read(chain, cut))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cut.pem: holds no whole PRIVATE KEY in PEM");
    }

    private static SSLContext trusting(java.security.cert.Certificate known) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("known", known);
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** A certificate that nobody else has signed, as two PEM files in the folder. */
    private KeyStore made(String algorithm) throws Exception {
        KeyStore store = Authority.keyPair(folder.resolve("made.p12"), algorithm, "localhost");
        Authority.pem(
                folder.resolve("chain.pem"),
                "CERTIFICATE",
                store.getCertificate("server").getEncoded());
        Authority.pem(
                folder.resolve("key.pem"),
                "PRIVATE KEY",
                store.getKey("server", Authority.PASSWORD.toCharArray()).getEncoded());
        return store;
    }
}
