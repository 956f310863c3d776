package dev.storywire.search.index;

import java.time.Instant;

/**
 * Where the event of a story stands in the topic. The index keeps it, so that stories can be followed in the order in
 * which they came.
 *
 * @param partition 0 or more
 * @param offset within the partition, 0 or more; -1, before every place of the stream, for what is only told again
 * @param writtenAt when the event was written
 */
public record EventPlace(int partition, long offset, Instant writtenAt) {
    private static final long BEFORE_ALL = -1;

    public EventPlace {
        if (partition < 0 || offset < BEFORE_ALL) {
            throw new IllegalArgumentException("partition and offset are 0 or more");
        }
    }

    /** The place of an event that nobody who follows the stories is to be told of. */
    public static EventPlace beforeAll(int partition, Instant writtenAt) {
        return new EventPlace(partition, BEFORE_ALL, writtenAt);
    }
}
