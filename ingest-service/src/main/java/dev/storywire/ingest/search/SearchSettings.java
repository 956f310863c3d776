package dev.storywire.ingest.search;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** How the search service is asked. */
@ConfigMapping(prefix = "storywire.search")
interface SearchSettings {

    /** Where it is. */
    @WithDefault("http://localhost:8082")
    URI url();

    /** How long a connection to it may take. */
    @WithDefault("2s")
    Duration connect();

    /** How long an answer may take. */
    @WithDefault("30s")
    Duration deadline();

    /** The largest answer. */
    @WithDefault("16M")
    MemorySize answerLimit();
}
