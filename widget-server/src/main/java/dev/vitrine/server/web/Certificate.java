package dev.vitrine.server.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** What a server proves over TLS with who it is: a chain of certificates and the key to the first of them. */
public final class Certificate {
    private static final Pattern KEY =
            Pattern.compile("(?s)-----BEGIN PRIVATE KEY-----\\s*(.*?)\\s*-----END PRIVATE KEY-----");
    private static final char[] NO_PASSWORD = {};

    private final KeyStore store;
    private final SslContextFactory.Server tls = new SslContextFactory.Server();

    private Certificate(KeyStore store) {
        this.store = store;
        tls.setKeyStore(store);
        tls.setKeyStorePassword("");
    }

    /**
     * Proves with another one from now on; connections that are open stay as they are.
     *
     * @throws IOException where the other one cannot be used
     */
    void become(Certificate other) throws IOException {
        try {
            tls.reload(factory -> ((SslContextFactory.Server) factory).setKeyStore(other.store));
        } catch (Exception e) {
            throw new IOException("the new certificate cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * Reads both from PEM files, as certificate authorities hand them out.
     *
     * @throws IOException where one cannot be read, or they do not belong together
     */
    public static Certificate read(Path chain, Path key) throws IOException {
        try {
            byte[] certificates = Files.readAllBytes(chain);
            List<java.security.cert.Certificate> all = List.copyOf(CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(certificates)));
            if (all.isEmpty()) {
                throw new IOException(chain + ": holds no certificate");
            }
            PublicKey proved = all.get(0).getPublicKey();
            PrivateKey secret = privateKey(key, proved.getAlgorithm());
            if (!belongTogether(proved, secret)) {
                throw new IOException(key + ": is not the key of the first certificate in " + chain);
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            store.setKeyEntry("server", secret, NO_PASSWORD, all.toArray(java.security.cert.Certificate[]::new));
            return new Certificate(store);
        } catch (GeneralSecurityException e) {
            throw new IOException(chain + ": is no chain of certificates in PEM: " + e.getMessage(), e);
        }
    }

    /** They come in two files, one after the other: with one of each kind nobody would be served in between. */
    private static boolean belongTogether(PublicKey proved, PrivateKey secret) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(
                switch (proved.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> proved.getAlgorithm();
                });
        byte[] said = "anything".getBytes(StandardCharsets.US_ASCII);
        signature.initSign(secret);
        signature.update(said);
        byte[] signed = signature.sign();
        signature.initVerify(proved);
        signature.update(said);
        return signature.verify(signed);
    }

    private static PrivateKey privateKey(Path file, String algorithm) throws IOException, GeneralSecurityException {
        Matcher key = KEY.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        if (!key.find()) {
            throw new IOException(file + ": holds no PRIVATE KEY in PEM; turn yours into one with openssl pkcs8 -topk8"
                    + " -nocrypt");
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(key.group(1));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": holds no whole PRIVATE KEY in PEM: " + e.getMessage(), e);
        } catch (InvalidKeySpecException e) {
            throw new IOException(file + ": is no key for a certificate of " + algorithm, e);
        }
    }

    /** TLS, and within it HTTP/2 for those who know it, and HTTP/1.1. */
    List<ConnectionFactory> factories(HttpConfiguration http, HttpConnectionFactory full) {
        http.addCustomizer(new SecureRequestCustomizer(false));
        ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
        alpn.setDefaultProtocol(full.getProtocol());
        SslConnectionFactory secure = new SslConnectionFactory(tls, alpn.getProtocol());
        return List.of(new PlainRefusal(secure), secure, alpn, new HTTP2ServerConnectionFactory(http), full);
    }
}
