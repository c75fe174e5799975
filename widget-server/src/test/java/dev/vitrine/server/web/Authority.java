package dev.vitrine.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An authority that a test has made for itself, and that signs for servers of this machine. */
public final class Authority {
    static final String PASSWORD = "secret";

    private final Path folder;
    private final Path store;

    public Authority(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.store = folder.resolve("authority.p12");
        keytool(
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=Authority",
                "-ext",
                "bc:c",
                "-keystore",
                store.toString());
    }

    public Certificate certificate() throws IOException, GeneralSecurityException {
        return open(store).getCertificate("server");
    }

    /** Makes a key for a server of this name and signs its certificate: NAME.pem and NAME.key in the folder. */
    public void sign(String name) throws IOException, InterruptedException, GeneralSecurityException {
        Path own = folder.resolve(name + ".p12");
        KeyStore pair = keyPair(own, "EC", name);
        Path request = folder.resolve(name + ".csr");
        keytool("-certreq", "-alias", "server", "-keystore", own.toString(), "-file", request.toString());
        Path signed = folder.resolve(name + ".pem");
        keytool(
                "-gencert",
                "-alias",
                "server",
                "-keystore",
                store.toString(),
                "-infile",
                request.toString(),
                "-outfile",
                signed.toString(),
                "-rfc",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1");
        pem(
                folder.resolve(name + ".key"),
                "PRIVATE KEY",
                pair.getKey("server", PASSWORD.toCharArray()).getEncoded());
    }

    /** A key and a certificate that nobody else has signed. */
    static KeyStore keyPair(Path file, String algorithm, String name)
            throws IOException, InterruptedException, GeneralSecurityException {
        keytool(
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                algorithm,
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-keystore",
                file.toString());
        return open(file);
    }

    static void pem(Path file, String type, byte[] bytes) throws IOException {
        Files.writeString(
                file,
                "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + type
                        + "-----\n");
    }

    private static KeyStore open(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }
}
