package dev.storywire.ingest.story;

import dev.storywire.ingest.problem.FieldError;

/** What became of a story that was to be stored. */
public sealed interface StoryOutcome {

    /** It was new; {@code revision} is 1. */
    record Created(String id, int revision) implements StoryOutcome {}

    /** Its content had changed; {@code revision} is the new one, the former ones are kept. */
    record Revised(String id, int revision) implements StoryOutcome {}

    /** It was there as it is; {@code revision} is the one that stands. */
    record Unchanged(String id, int revision) implements StoryOutcome {}

    /** It cancels a story that is not stored: there is nothing to cancel. */
    record Ignored() implements StoryOutcome {}

    /** It was not stored. */
    record Rejected(FieldError error) implements StoryOutcome {}
}
