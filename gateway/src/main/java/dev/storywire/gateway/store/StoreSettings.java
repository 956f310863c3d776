package dev.storywire.gateway.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the gateway uses its own tables. */
@ConfigMapping(prefix = "storywire.store")
public interface StoreSettings {

    /** How long one statement or transaction may take; after it the store counts as away. */
    @WithDefault("2s")
    Duration deadline();

    /** A connection on which nothing comes for so long is taken for lost, by both sides: longer than the deadline. */
    @WithDefault("1m")
    Duration silence();
}
