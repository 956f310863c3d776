package dev.storywire.ingest.extract;

import java.time.Instant;

/**
 * A time as the page gives it.
 *
 * @param zoned whether the page gave a zone or an offset; without one it was read as UTC
 */
public record FoundTime(Instant instant, Unit precision, boolean zoned, Where where) {

    /** The smallest unit that the page gave. */
    public enum Unit {
        SECOND,
        MINUTE,
        DAY
    }
}
