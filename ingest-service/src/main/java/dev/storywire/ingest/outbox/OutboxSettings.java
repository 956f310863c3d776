package dev.storywire.ingest.outbox;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How events get from the outbox to Kafka. */
@ConfigMapping(prefix = "storywire.outbox")
interface OutboxSettings {

    /** The topic that story events go to; created when it is missing. */
    @WithDefault("story-events")
    String topic();

    /** Partitions of the topic when it is created. */
    @WithDefault("6")
    int partitions();

    /** Replicas of the topic when it is created; absent, the brokers' own default. */
    Optional<Short> replication();

    /** The largest record that the topic takes when it is created; must be above {@code storywire.story.max-size}. */
    @WithDefault("8M")
    MemorySize maxRecordSize();

    /** The most events sent before their acknowledgements are waited for. */
    @WithDefault("500")
    int batchEvents();

    /** The most bytes of story JSON sent before their acknowledgements are waited for; one story may go above. */
    @WithDefault("4M")
    MemorySize batchSize();

    /** How long the relay sleeps at most when nobody wakes it: the safety net under the notifications. */
    @WithDefault("15s")
    Duration poll();

    /** How often a replica that doesn't relay looks whether it should. */
    @WithDefault("2s")
    Duration takeover();

    /** How long the relay waits after the first failure; doubled with each further one. */
    @WithDefault("200ms")
    Duration firstBackOff();

    /** The longest that the relay waits after a failure. */
    @WithDefault("5s")
    Duration longestBackOff();

    /** How long one statement of the relay may take before the connection is given up. */
    @WithDefault("30s")
    Duration statementTimeout();

    /** How often the gauges of pending events are read. */
    @WithDefault("10s")
    Duration gauge();
}
