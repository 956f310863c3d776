package dev.storywire.gateway.once;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How requests with an {@code Idempotency-Key} are remembered. */
@ConfigMapping(prefix = "storywire.idempotency")
public interface OnceSettings {

    /** How long an answer is kept for who sends the same request again. */
    @WithDefault("24h")
    Duration kept();

    /** How long a request without an answer counts as under way; after it the gateway that had it is taken for dead. */
    @WithDefault("2m")
    Duration underWay();
}
