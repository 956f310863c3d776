package dev.storywire.ingest.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the service holds its connections to PostgreSQL. */
@ConfigMapping(prefix = "storywire.store")
public interface StoreSettings {

    /** A connection on which nothing comes for so long is taken for lost, by both sides: longer than any statement may take. */
    @WithDefault("1m")
    Duration silence();
}
