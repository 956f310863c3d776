package dev.storywire.search.storyevent;

import dev.storywire.search.index.IndexChange;

/** What a record of the topic turned out to be. */
sealed interface EventReading {

    record Indexable(IndexChange change) implements EventReading {}

    /** A record without a value: its key is to be forgotten by the topic's compaction. It changes nothing here. */
    record Tombstone() implements EventReading {}

    record Poison(PoisonReason reason, String detail) implements EventReading {}
}
