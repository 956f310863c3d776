package dev.storywire.ingest.alert;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The headers of a webhook by the Standard Webhooks specification: {@code webhook-id}, {@code webhook-timestamp} in seconds, and
 * {@code webhook-signature}, which is {@code v1,} and the base 64 of an HMAC-SHA256 over id, timestamp and body, joined by full stops. While a secret is
 * rotated there is one of each, separated by a space.
 */
final class WebhookSignature {

    /** Secrets begin so; what follows is the key in base 64. */
    static final String PREFIX = "whsec_";

    private static final String ALGORITHM = "HmacSHA256";

    private WebhookSignature() {}

    /** @param secrets at least one */
    static Map<String, String> headers(String id, Instant at, String body, List<String> secrets) {
        String timestamp = Long.toString(at.getEpochSecond());
        String content = id + "." + timestamp + "." + body;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", timestamp);
        headers.put(
                "webhook-signature",
                secrets.stream().map(secret -> "v1," + sign(secret, content)).collect(Collectors.joining(" ")));
        return headers;
    }

    private static String sign(String secret, String content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, missing);
        }
    }
}
