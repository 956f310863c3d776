package dev.storywire.search.index;

import java.time.Instant;

/**
 * Where the event of a story stands in the topic. The index keeps it, so that stories can be followed in the order in
 * which they came.
 *
 * @param partition 0 or more
 * @param offset within the partition, 0 or more
 * @param writtenAt when the event was written
 */
public record EventPlace(int partition, long offset, Instant writtenAt) {
    public EventPlace {
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException("partition and offset are 0 or more");
        }
    }
}
