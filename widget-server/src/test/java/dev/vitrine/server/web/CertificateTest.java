package dev.vitrine.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CertificateTest {
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
                        .sslContext(trusting(store))
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
    }

    private static SSLContext trusting(KeyStore store) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("server", store.getCertificate("server"));
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** A certificate that nobody else has signed, as two PEM files in the folder. */
    private KeyStore made(String algorithm) throws Exception {
        Path file = folder.resolve("made.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "secret")
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, "secret".toCharArray());
        }
        pem("chain.pem", "CERTIFICATE", store.getCertificate("server").getEncoded());
        pem(
                "key.pem",
                "PRIVATE KEY",
                store.getKey("server", "secret".toCharArray()).getEncoded());
        return store;
    }

    private void pem(String name, String type, byte[] bytes) throws IOException {
        Files.writeString(
                folder.resolve(name),
                "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + type
                        + "-----\n");
    }
}
