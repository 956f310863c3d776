package dev.storywire.ingest.outbox;

/**
 * An event as it lies in the outbox.
 *
 * @param position rises with each revision of a story
 * @param type CloudEvents type
 * @param occurredAt RFC 3339
 * @param document the story as JSON
 */
record PendingEvent(
        long position,
        String storyId,
        int revision,
        String type,
        String occurredAt,
        String traceparent,
        String document) {}
