package dev.storywire.search.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * What this service's own commands show where calls must come by TLS, and the authorities that they trust.
 *
 * @param chain the certificate, PEM
 * @param key its key, PEM (PKCS #8)
 * @param authorities certificates, PEM
 */
public record OwnCertificate(Path chain, Path key, Path authorities) {
    private static final char[] NO_PASSWORD = new char[0];

    /** For a client that shows it. */
    public SSLContext context() throws IOException, GeneralSecurityException {
        List<Certificate> certificates = certificates(chain);
        KeyStore own = empty();
        own.setKeyEntry(
                "own",
                privateKey(certificates.getFirst().getPublicKey().getAlgorithm()),
                NO_PASSWORD,
                certificates.toArray(Certificate[]::new));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, NO_PASSWORD);
        KeyStore trusted = empty();
        for (Certificate authority : certificates(authorities)) {
            trusted.setCertificateEntry(String.valueOf(trusted.size()), authority);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private PrivateKey privateKey(String algorithm) throws IOException, GeneralSecurityException {
        String base64 = Files.readString(key, US_ASCII).replaceAll("-----[^-]+-----", "");
        byte[] encoded = Base64.getMimeDecoder().decode(base64);
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private static List<Certificate> certificates(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
        }
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
