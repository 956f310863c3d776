package dev.storywire.ingest.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How long stories are kept, counted from their last revision. */
@ConfigMapping(prefix = "storywire.retention")
interface RetentionSettings {

    /** How long every story is kept that nothing else is said of; absent, for ever. */
    Optional<Duration> age();

    /** How long the stories of a feed are kept, by the feed's id. */
    Map<String, Duration> feeds();

    /** Stories deleted in one transaction. */
    @WithDefault("200")
    int batch();

    /** How often it looks for stories to delete. */
    @WithDefault("1M")
    Duration interval();

    /** How long it is remembered of a deleted story that it was there, so that it doesn't come back as new. */
    @WithDefault("P400D")
    Duration remember();

    /** How often a replica that doesn't delete looks whether it should. */
    @WithDefault("10s")
    Duration takeover();

    /** How long to wait after the first failure; doubled with each further one. */
    @WithDefault("1s")
    Duration firstBackOff();

    /** The longest wait after a failure. */
    @WithDefault("1M")
    Duration longestBackOff();

    /** How long one statement may take before the connection is given up. */
    @WithDefault("30s")
    Duration statementTimeout();
}
