package dev.storywire.ingest.discovery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How feeds of a site are looked for. */
@ConfigMapping(prefix = "storywire.discovery")
public interface DiscoverySettings {

    /** How long looking at the feeds that a site may have goes on; what was found until then is the answer. */
    @WithDefault("8s")
    Duration patience();

    /** The most feeds of a page's own list that are looked at. */
    @WithDefault("12")
    int named();

    /** How many are looked at together. */
    @WithDefault("2")
    int concurrency();
}
