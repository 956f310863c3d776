package dev.storywire.ingest.leader;

/** How a turn of work ended. */
public sealed interface Turn {

    /** There may be more to do at once. */
    record Busy() implements Turn {}

    /** There was nothing to do; the next turn comes with a notification, or after the longest sleep. */
    record Idle() implements Turn {}

    /** A service that the work needs is away, so that the next turn should wait. */
    record Away(String service, String reason) implements Turn {}
}
