package dev.storywire.search.rebuild;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Making the index anew. */
@ConfigMapping(prefix = "storywire.search.rebuild")
public interface RebuildConfig {
    /** The index that was replaced is kept for so long: walks through its pages come to their end. */
    @WithDefault("10m")
    Duration keepOld();

    /** How often to look whether a rebuild is to be gone on with. */
    @WithDefault("5s")
    Duration watch();

    /** A rebuild that shows no progress for so long has lost its replica; another goes on with it. */
    @WithDefault("20s")
    Duration takeOver();

    /** How often the progress is written down. */
    @WithDefault("1s")
    Duration save();

    /** How often the numbers of stories are compared, half a second apart, before a new index with fewer is given up. */
    @WithDefault("20")
    int comparisons();
}
