package dev.storywire.search.storyevent;

import java.util.List;

/**
 * How far the topic is settled.
 *
 * @param topic the id that Kafka gave the topic; another where the topic was made anew
 * @param next by partition, the first offset that is not settled yet
 */
public record SettledOffsets(String topic, List<Long> next) {
    public SettledOffsets {
        next = List.copyOf(next);
    }
}
