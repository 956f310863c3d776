package dev.storywire.ingest.feed;

/** What became of a feed that was to be registered. */
sealed interface Registration {

    /** The id of the feed that is there now. */
    String id();

    /** It was not there before. */
    record Created(String id) implements Registration {}

    /** It was there already. */
    record Exists(String id) implements Registration {}
}
