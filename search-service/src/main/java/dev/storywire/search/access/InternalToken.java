package dev.storywire.search.access;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells calls that somebody signed who shares a key with this service from all others. The proof is a JSON Web Token (RFC
 * 7519), HMAC-SHA256, made out to this service and short-lived; what its header says of the algorithm decides nothing.
 */
final class InternalToken {

    /** The header that carries it. */
    static final String HEADER = "Storywire-Internal";

    private static final String AUDIENCE = "search";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_SECRET = 32;
    private static final int LONGEST = 1000;
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);
    private static final Duration LIFE = Duration.ofSeconds(60);

    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();

    /** @param keys each as {@code name:secret} */
    InternalToken(List<String> keys) {
        for (String key : keys) {
            int colon = key.indexOf(':');
            if (colon < 1 || key.length() - colon - 1 < SHORTEST_SECRET) {
                throw new IllegalArgumentException("storywire.internal.keys: each is name:secret with a secret of "
                        + SHORTEST_SECRET + " characters at least");
            }
            byte[] secret = key.substring(colon + 1).getBytes(StandardCharsets.UTF_8);
            this.keys.put(key.substring(0, colon), new SecretKeySpec(secret, ALGORITHM));
        }
    }

    /** Whether this text proves that the caller shares a key, now. */
    boolean isGood(String text, Instant now) {
        String[] parts = text.length() > LONGEST ? new String[0] : text.split("\\.", -1);
        if (parts.length != 3) {
            return false;
        }
        try {
            SecretKeySpec key = keys.get(json(parts[0]).getString("kid", ""));
            return key != null
                    && MessageDigest.isEqual(signature(key, parts[0] + "." + parts[1]), decoded(parts[2]))
                    && isTimely(json(parts[1]), now);
        } catch (DecodeException | ClassCastException | IllegalArgumentException noToken) {
            return false;
        }
    }

    /** A proof that is good for a minute; signed with the first key, of which there must be one. */
    String signed(Instant now) {
        Map.Entry<String, SecretKeySpec> first = keys.entrySet().iterator().next();
        String content = encoded(new JsonObject()
                        .put("alg", "HS256")
                        .put("typ", "JWT")
                        .put("kid", first.getKey())
                        .encode()
                        .getBytes(StandardCharsets.UTF_8))
                + "."
                + encoded(new JsonObject()
                        .put("iss", AUDIENCE)
                        .put("aud", AUDIENCE)
                        .put("iat", now.getEpochSecond())
                        .put("exp", now.plus(LIFE).getEpochSecond())
                        .encode()
                        .getBytes(StandardCharsets.UTF_8));
        return content + "." + encoded(signature(first.getValue(), content));
    }

    private static String encoded(byte[] part) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(part);
    }

    private static boolean isTimely(JsonObject claims, Instant now) {
        Instant expiry = Instant.ofEpochSecond(claims.getLong("exp", 0L));
        return AUDIENCE.equals(claims.getString("aud"))
                && expiry.isAfter(now.minus(CLOCK_SKEW))
                && expiry.isBefore(now.plus(LONGEST_LIFE));
    }

    private static byte[] signature(SecretKeySpec key, String content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every JDK has HMAC-SHA256", missing);
        }
    }

    private static JsonObject json(String part) {
        return new JsonObject(new String(decoded(part), StandardCharsets.UTF_8));
    }

    private static byte[] decoded(String part) {
        return Base64.getUrlDecoder().decode(part);
    }
}
