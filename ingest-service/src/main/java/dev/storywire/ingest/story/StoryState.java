package dev.storywire.ingest.story;

import dev.storywire.ingest.normalize.PublicationStatus;
import java.time.Instant;

/** Where a stored story stands: its current revision and what tells it from the next. */
record StoryState(int revision, PublicationStatus status, String contentHash, Instant firstSeenAt, Instant revisedAt) {

    /** The first state of a story that was never seen before. */
    static StoryState first(IncomingStory story, PublicationStatus status, Instant now) {
        return new StoryState(1, status, story.contentHash(), now, now);
    }

    /** The state after a change. */
    StoryState next(IncomingStory story, PublicationStatus nextStatus, Instant now) {
        return new StoryState(revision + 1, nextStatus, story.contentHash(), firstSeenAt, now);
    }

    /** Whether this story says what is already stored. */
    boolean says(IncomingStory story, PublicationStatus itsStatus) {
        return contentHash.equals(story.contentHash()) && status == itsStatus;
    }
}
