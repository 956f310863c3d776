package dev.storywire.ingest.outbox;

import java.time.Instant;

/**
 * An event to be published: a story has a new revision.
 *
 * @param bytes size of the revision's JSON in UTF-8
 */
public record StoryEvent(String storyId, int revision, EventType type, Instant occurredAt, int bytes) {}
