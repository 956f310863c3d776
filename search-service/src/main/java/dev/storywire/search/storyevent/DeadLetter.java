package dev.storywire.search.storyevent;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event that could not be indexed.
 *
 * @param id its partition and offset in the topic of dead letters
 * @param key of the event, a story's id as a rule
 * @param reason {@code not-json}, {@code no-id}, {@code no-revision}, {@code rejected}
 * @param detail what was wrong
 * @param at when it was parked
 * @param topic that it came from, with {@code partition} and {@code offset}
 * @param bytes of its value
 * @param redriven whether it was sent through again since, with success
 * @param headers as they came; only of one letter that is shown
 * @param event the value as text; only of one letter that is shown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeadLetter(
        String id,
        String key,
        String reason,
        String detail,
        Instant at,
        String topic,
        long partition,
        long offset,
        int bytes,
        boolean redriven,
        @Nullable Map<String, String> headers,
        @Nullable String event) {

    DeadLetter redriven(boolean done) {
        return new DeadLetter(id, key, reason, detail, at, topic, partition, offset, bytes, done, headers, event);
    }
}
