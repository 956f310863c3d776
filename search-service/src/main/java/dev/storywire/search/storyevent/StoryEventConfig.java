package dev.storywire.search.storyevent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Story events and those of them that can't be indexed. */
@ConfigMapping(prefix = "storywire.search.events")
public interface StoryEventConfig {
    /** The topic of story events. */
    @WithDefault("story-events")
    String topic();

    /** The consumer group; replicas share it, and its place in the topic outlives them. */
    @WithDefault("search-service")
    String group();

    /** The topic that takes events which can never be indexed; created if it is missing. */
    @WithDefault("story-events-dead-letter")
    String deadLetterTopic();

    /** How long dead letters are kept. */
    @WithDefault("30d")
    Duration deadLetterRetention();

    /** Of so many stories it is remembered where their revision was read first, so that a changed cluster is not told as news. */
    @WithDefault("50000")
    int remembered();
}
