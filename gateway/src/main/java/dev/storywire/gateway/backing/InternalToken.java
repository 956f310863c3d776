package dev.storywire.gateway.backing;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What one service is shown as proof that a call comes from the gateway: a JSON Web Token (RFC 7519) signed with HMAC-SHA256,
 * for that service alone and good for a minute. Signed anew every half minute, not for every call, and when the clock was put back.
 */
final class InternalToken {

    static final String HEADER = "Storywire-Internal";

    private static final String ISSUER = "gateway";
    private static final int SHORTEST_SECRET = 32;
    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final Duration RENEWAL = Duration.ofSeconds(30);

    private record Signed(String text, Instant at) {}

    private final String audience;
    private final String keyName;
    private final SecretKeySpec key;
    private final Clock clock;
    private volatile @Nullable Signed signed;

    private InternalToken(String audience, String key, Clock clock) {
        int colon = key.indexOf(':');
        if (colon < 1 || key.length() - colon - 1 < SHORTEST_SECRET) {
            throw new IllegalArgumentException("storywire.internal.keys: each is name:secret with a secret of "
                    + SHORTEST_SECRET + " characters at least");
        }
        this.audience = audience;
        this.keyName = key.substring(0, colon);
        this.key = new SecretKeySpec(key.substring(colon + 1).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        this.clock = clock;
    }

    /** Null where the installation works without, which it must say. */
    static @Nullable InternalToken of(String audience, InternalSettings settings, Clock clock) {
        List<String> keys = settings.keys().orElse(List.of());
        if (!keys.isEmpty()) {
            return new InternalToken(audience, keys.getFirst(), clock);
        }
        if (settings.required()) {
            throw new IllegalStateException("storywire.internal.keys is needed: the services behind the gateway answer"
                    + " nobody who doesn't share a key with them. For development alone,"
                    + " storywire.internal.required=false does without");
        }
        return null;
    }

    String text() {
        Signed current = signed;
        Instant now = clock.instant();
        if (current == null || now.isAfter(current.at().plus(RENEWAL)) || now.isBefore(current.at())) {
            current = new Signed(sign(now), now);
            signed = current;
        }
        return current.text();
    }

    private String sign(Instant now) {
        String content =
                encoded(new JsonObject().put("alg", "HS256").put("typ", "JWT").put("kid", keyName))
                        + "."
                        + encoded(new JsonObject()
                                .put("iss", ISSUER)
                                .put("aud", audience)
                                .put("iat", now.getEpochSecond())
                                .put("exp", now.plus(LIFE).getEpochSecond()));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return content + "."
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every JDK has HMAC-SHA256", missing);
        }
    }

    private static String encoded(JsonObject part) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(part.encode().getBytes(StandardCharsets.UTF_8));
    }
}
