package dev.storywire.ingest.websub;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The header {@code X-Hub-Signature: method=hex} (WebSub, section 7.1). */
final class PushSignature {

    private static final Map<String, String> METHODS =
            Map.of("sha1", "HmacSHA1", "sha256", "HmacSHA256", "sha384", "HmacSHA384", "sha512", "HmacSHA512");

    private PushSignature() {}

    /** Whether it was made with the secret over just these bytes; compared in constant time. */
    static boolean isGood(@Nullable String header, String secret, byte[] body) {
        String[] parts = header == null ? new String[0] : header.strip().split("=", 2);
        String algorithm = parts.length == 2 ? METHODS.get(parts[0].toLowerCase(Locale.ROOT)) : null;
        if (algorithm == null) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return MessageDigest.isEqual(mac.doFinal(body), HexFormat.of().parseHex(parts[1]));
        } catch (IllegalArgumentException noHex) {
            return false;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every JDK has " + algorithm, missing);
        }
    }
}
