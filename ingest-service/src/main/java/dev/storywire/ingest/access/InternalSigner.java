package dev.storywire.ingest.access;

import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Shows another service behind the gateway that a call comes from one that shares a key with it: a JSON Web Token (RFC 7519), HMAC-SHA256, made
 * out to that service and good for a minute. The first of {@code storywire.internal.keys} signs.
 */
@ApplicationScoped
public class InternalSigner {

    /** The header that carries it. */
    public static final String HEADER = InternalToken.HEADER;

    private static final Duration LIFE = Duration.ofSeconds(60);

    private final List<String> keys;
    private final Clock clock;

    InternalSigner(AccessSettings settings, Clock clock) {
        this.keys = settings.keys().orElse(List.of());
        this.clock = clock;
    }

    /**
     * The proof for one service; empty where there are no keys, as in development.
     *
     * @param audience the service, such as {@code search}
     */
    public Optional<String> token(String audience) {
        return keys.stream().findFirst().map(key -> {
            Instant now = clock.instant();
            int colon = key.indexOf(':');
            String content = encoded(new JsonObject()
                            .put("alg", "HS256")
                            .put("typ", "JWT")
                            .put("kid", key.substring(0, colon)))
                    + "."
                    + encoded(new JsonObject()
                            .put("iss", "ingest")
                            .put("aud", audience)
                            .put("iat", now.getEpochSecond())
                            .put("exp", now.plus(LIFE).getEpochSecond()));
            return content + "."
                    + encoded(InternalToken.signature(InternalToken.key(key.substring(colon + 1)), content));
        });
    }

    private static String encoded(JsonObject part) {
        return encoded(part.encode().getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
