package dev.storywire.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority that signs certificates for this machine, by the JDK's keytool, and writes them as cert-manager would. */
final class Authority {

    private static final String PASSWORD = "of-these-tests";
    private static final String ALIAS = "authority";

    private final Path store;

    Authority(Path folder) throws IOException, InterruptedException {
        this.store = Files.createDirectories(folder).resolve("authority.p12");
        keytool("-alias", ALIAS, "-dname", "CN=Authority of these tests", "-ext", "bc:critical=ca:true");
    }

    /** Signs a new certificate and puts it into the folder, in the place of one that is there: {@code tls.crt}, {@code tls.key}, {@code ca.crt}. */
    Certificate sign(String name, Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        String alias = name + "-" + System.nanoTime();
        keytool("-alias", alias, "-dname", "CN=" + name, "-signer", ALIAS, "-ext", "san=dns:localhost");
        KeyStore keys = keys();
        Files.createDirectories(folder);
        Certificate own = keys.getCertificate(alias);
        put(
                folder.resolve("tls.key"),
                pem("PRIVATE KEY", keys.getKey(alias, PASSWORD.toCharArray()).getEncoded()));
        put(folder.resolve("tls.crt"), pem("CERTIFICATE", own.getEncoded()));
        put(
                folder.resolve("ca.crt"),
                pem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded()));
        return own;
    }

    /** Trusts this authority, and shows a certificate that another one has signed, or this one itself. */
    SSLContext client(Authority signer) throws IOException, GeneralSecurityException, InterruptedException {
        String alias = "client-" + System.nanoTime();
        signer.keytool("-alias", alias, "-dname", "CN=client", "-signer", ALIAS);
        KeyStore only = KeyStore.getInstance("PKCS12");
        only.load(null, null);
        KeyStore signed = signer.keys();
        only.setKeyEntry(
                alias,
                signed.getKey(alias, PASSWORD.toCharArray()),
                PASSWORD.toCharArray(),
                signed.getCertificateChain(alias));
        KeyManagerFactory shown = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        shown.init(only, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(shown.getKeyManagers(), trust().getTrustManagers(), null);
        return context;
    }

    /** Trusts this authority, and shows nothing. */
    SSLContext client() throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust().getTrustManagers(), null);
        return context;
    }

    private TrustManagerFactory trust() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, keys().getCertificate(ALIAS));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        return trust;
    }

    private KeyStore keys() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private void keytool(String... what) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "30",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD));
        command.addAll(List.of(what));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool: " + said);
        }
    }

    /** Whole or not at all, whoever reads meanwhile. */
    private static void put(Path file, String text) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(beside, text);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String pem(String label, byte[] encoded) {
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
                .formatted(label, Base64.getMimeEncoder().encodeToString(encoded));
    }
}
