package dev.storywire.search.trend;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Terms that stand out. */
@ConfigMapping(prefix = "storywire.search.trends")
public interface TrendConfig {
    /** The time before the window that it is held against, as a multiple of it. */
    @WithDefault("7")
    int before();

    /** Stories of the window that a term must stand in at least. */
    @WithDefault("3")
    int leastStories();
}
