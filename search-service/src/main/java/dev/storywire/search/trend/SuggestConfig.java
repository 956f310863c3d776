package dev.storywire.search.trend;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Completions. */
@ConfigMapping(prefix = "storywire.search.suggest")
public interface SuggestConfig {
    /** The names of sources and tags are asked for anew after so long; new ones are completed from then on. */
    @WithDefault("1m")
    Duration namesAge();
}
