package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.web.Authority;
import dev.vitrine.server.web.LogLines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The watch over the files by itself: nobody says a word to the server. */
final class SettingsWatchTest {
    @TempDir
    private Path folder;

    @Test
    void takesACertificateThatIsExchangedAndKeepsItWhereTheNextOneIsBroken() throws Exception {
        Authority authority = new Authority(folder);
        authority.sign("one");
        authority.sign("two");
        place("one.key", "server.key");
        place("one.pem", "server.pem");
        Path file = configuration("tls: { certificate: server.pem, key: server.key }\n");
        Given given = Given.NOTHING;
        Contents taken = new Contents();
        Settings settings = SettingsFile.read(file, given, taken::note);
        try (LogLines log = new LogLines(SettingsWatch.class.getName());
                WidgetServer server = WidgetServer.build(settings);
                SettingsWatch watch = new SettingsWatch(file, given, server, taken)) {
            URI base = server.start();
            SSLContext trusting = trusting(authority);
            assertThat(name(trusting, base)).isEqualTo("CN=one");
            watch.start(Duration.ofMillis(20));

            place("two.pem", "server.pem"); // whose key comes a moment later
            assertThat(log.next())
                    .startsWith("Kept the settings as they were: ")
                    .contains("server.key");
            assertThat(name(trusting, base)).isEqualTo("CN=one");

            place("two.key", "server.key");
            assertThat(log.next()).startsWith("Took the settings of ");
            assertThat(name(trusting, base)).isEqualTo("CN=two");

            Files.writeString(folder.resolve("server.pem"), "nothing that anybody has signed");
            assertThat(log.next())
                    .startsWith("Kept the settings as they were: ")
                    .contains("server.pem");
            assertThat(name(trusting, base)).isEqualTo("CN=two");
        }
    }

    @Test
    void takesAnEditThatComesWhileTheServerStarts() throws Exception {
        Path file = configuration("");
        Contents taken = new Contents();
        taken.note(file);
        try (LogLines log = new LogLines(SettingsWatch.class.getName());
                WidgetServer server = WidgetServer.build(SettingsFile.read(file, Given.NOTHING))) {
            configuration("limits: { connections: 500 }\n");
            server.start();
            try (SettingsWatch watch = new SettingsWatch(file, Given.NOTHING, server, taken)) {
                watch.start(Duration.ofMillis(20));

                assertThat(log.next()).startsWith("Took the settings of ");
            }
        }
    }

    /** Kubernetes puts configuration and secrets into a folder each, and exchanges what their names lead to. */
    @Test
    void takesASecretThatIsExchangedThoughItComesAfterTheConfigurationThatNamesIt() throws Exception {
        Path file = configuration("");
        Contents taken = new Contents();
        Settings settings = SettingsFile.read(file, Given.NOTHING, taken::note);
        Path first = secret("first", "0123456789abcdef");
        Path second = secret("second", "fedcba9876543210");
        Path data = folder.resolve("..data");
        try (LogLines log = new LogLines(SettingsWatch.class.getName());
                WidgetServer server = WidgetServer.build(settings);
                SettingsWatch watch = new SettingsWatch(file, Given.NOTHING, server, taken)) {
            server.start();
            watch.start(Duration.ofMillis(20));

            Files.writeString(
                    file,
                    Files.readString(file)
                            .replace("feeds: {", "feeds: { shop: { push: shop, secret: \"file:..data/shop\" },")
                            .replace("feeds: posts", "feeds: [posts, shop]"));
            assertThat(log.next()).startsWith("Kept the settings as they were, because of mistakes");

            Files.createSymbolicLink(data, first);
            assertThat(log.next()).startsWith("Took the settings of ");

            Path next = Files.createSymbolicLink(folder.resolve("..data.new"), second);
            Files.move(next, data, StandardCopyOption.ATOMIC_MOVE);
            assertThat(log.next()).startsWith("Took the settings of ");
        }
    }

    @Test
    void takesAFileOfPostsThatComesAfterTheConfigurationThatNamesIt() throws Exception {
        Path file = configuration("");
        Contents taken = new Contents();
        Settings settings = SettingsFile.read(file, Given.NOTHING, taken::note);
        try (LogLines log = new LogLines(SettingsWatch.class.getName());
                WidgetServer server = WidgetServer.build(settings);
                SettingsWatch watch = new SettingsWatch(file, Given.NOTHING, server, taken)) {
            server.start();
            watch.start(Duration.ofMillis(20));

            Files.writeString(file, Files.readString(file).replace("posts.md", "others.md"));
            assertThat(log.next()).contains("there is no file " + folder.resolve("others.md"));

            Files.writeString(folder.resolve("others.md"), "## High water at six\n");
            assertThat(log.next()).startsWith("Took the settings of ");
        }
    }

    private Path secret(String version, String secret) throws IOException {
        Path place = Files.createDirectory(folder.resolve(version));
        Files.writeString(place.resolve("shop"), secret);
        return place;
    }

    /** The same small configuration, and some more in it. */
    private Path configuration(String more) throws IOException {
        Files.writeString(folder.resolve("posts.md"), "## Low water at noon\n");
        return Files.writeString(
                folder.resolve("vitrine.yaml"),
                "data: \"" + folder.resolve("data") + "\"\nport: 0\nadmin: { enabled: false }\n" + more
                        + "feeds: { posts: { file: posts.md } }\nwidgets: { wall: { feeds: posts } }\n");
    }

    private void place(String from, String to) throws IOException {
        Path copy = Files.copy(folder.resolve(from), folder.resolve(to + ".new"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(copy, folder.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Who the server says it is. */
    private static String name(SSLContext trusting, URI base) throws IOException {
        try (SSLSocket socket = (SSLSocket)
                trusting.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), base.getPort())) {
            socket.setSoTimeout(20_000);
            socket.startHandshake();
            X509Certificate own = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return own.getSubjectX500Principal().getName();
        }
    }

    private static SSLContext trusting(Authority authority) throws Exception {
        KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
        known.load(null, null);
        known.setCertificateEntry("authority", authority.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
