package dev.storywire.ingest.push;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How pushed stories are taken. */
@ConfigMapping(prefix = "storywire.push")
interface PushSettings {

    /** The largest story, as JSON; a larger line rejects that line alone. */
    @WithDefault("6M")
    MemorySize maxStorySize();

    /** The most stories in one request. */
    @WithDefault("50000")
    int maxStories();

    /** How many stories are stored in one transaction. */
    @WithDefault("200")
    int batchStories();

    /** After how many bytes of JSON a transaction is made even though it has fewer stories. */
    @WithDefault("1M")
    MemorySize batchSize();

    /** How many requests are read at once; further ones wait with their bodies unread. */
    @WithDefault("4")
    int concurrency();

    /** How long a request may take; after that nothing of it is stored, since the gateway has given it up and its sender comes again. */
    @WithDefault("60s")
    Duration deadline();

    /** How long a request waits before its sender is told to come again. */
    @WithDefault("10s")
    Duration patience();
}
