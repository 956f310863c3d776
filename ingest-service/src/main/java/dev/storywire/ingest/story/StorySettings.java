package dev.storywire.ingest.story;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How stories are kept. */
@ConfigMapping(prefix = "storywire.story")
interface StorySettings {

    /** The largest story, as JSON in UTF-8; a larger one is rejected, since Kafka could not carry it. */
    @WithDefault("6M")
    MemorySize maxSize();

    /** How long storing one batch may take before the caller is told to come again. */
    @WithDefault("30s")
    Duration timeout();

    /** How often a batch is tried again that met another one storing the same stories. */
    @WithDefault("8")
    int conflictRetries();

    /** The most revisions that one answer lists, the newest first. */
    @WithDefault("100")
    int listedRevisions();
}
