package dev.storywire.gateway.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How changes are written down. */
@ConfigMapping(prefix = "storywire.audit")
public interface AuditSettings {

    /** How long entries are kept. */
    @WithDefault("90d")
    Duration kept();

    /** The most entries that wait for a store that is away; more are in the log alone. */
    @WithDefault("10000")
    int waiting();

    /** How often what waits is written. */
    @WithDefault("500ms")
    Duration interval();
}
