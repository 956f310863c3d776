package dev.storywire.ingest.outbox;

import org.jspecify.annotations.Nullable;

/**
 * An event as it lies in the outbox.
 *
 * @param position rises with each revision of a story
 * @param clusterVersion how often the story's cluster changed, 0 when it never had one
 * @param type CloudEvents type
 * @param occurredAt RFC 3339
 * @param republished whether it was told before, on a topic that is lost
 * @param document the story as JSON; absent for one that was deleted
 */
record PendingEvent(
        long position,
        String storyId,
        int revision,
        int clusterVersion,
        String type,
        String occurredAt,
        String traceparent,
        boolean republished,
        @Nullable String document) {}
