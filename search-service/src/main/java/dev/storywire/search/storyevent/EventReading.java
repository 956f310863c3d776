package dev.storywire.search.storyevent;

import dev.storywire.search.index.IndexChange;

/** What a record of the topic turned out to be. */
sealed interface EventReading {

    /** A story to be written or to be deleted. */
    record Indexable(IndexChange change) implements EventReading {}

    /** A record without a value that doesn't say which revision was deleted. It changes nothing here. */
    record Tombstone() implements EventReading {}

    record Poison(PoisonReason reason, String detail) implements EventReading {}
}
