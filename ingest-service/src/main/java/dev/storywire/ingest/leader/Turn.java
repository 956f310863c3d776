package dev.storywire.ingest.leader;

import java.time.Duration;

/** How a turn of work ended. */
public sealed interface Turn {

    /** There may be more to do at once. */
    record Busy() implements Turn {}

    /** What there was is done; the next turn comes after a pause, so that it finds several things to do at once. */
    record Lingering(Duration pause) implements Turn {}

    /** There was nothing to do; the next turn comes with a notification, or after the longest sleep. */
    record Idle() implements Turn {}

    /** A service that the work needs is away, so that the next turn should wait. */
    record Away(String service, String reason) implements Turn {}
}
