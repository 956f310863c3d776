package dev.storywire.ingest.schedule;

import dev.storywire.ingest.feed.FeedAddress;
import dev.storywire.ingest.feed.FetchCause;
import dev.storywire.ingest.feed.FetchRecord;
import dev.storywire.ingest.feed.SelfDescription;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written down after a fetch.
 *
 * @param next when to look again; {@code null} only when people ask
 * @param told what the feed said of itself, {@code null} where nothing new was read
 * @param moveTo the address that the feed has moved to for good
 * @param hostPause how long the host asked to be left alone; {@code null} where it did not
 * @param hostAnswered whether the host gave an ordinary answer, which ends a row of refusals; not with a {@code hostPause}
 */
record Report(
        Claim claim,
        Memory memory,
        @Nullable Instant next,
        FetchRecord record,
        @Nullable SelfDescription told,
        @Nullable FeedAddress moveTo,
        @Nullable HostPause hostPause,
        boolean hostAnswered) {

    /** Whether nothing but the feed's own state is to be written. */
    boolean isQuiet() {
        return told == null && moveTo == null && hostPause == null && !isMissedByHub();
    }

    /** Whether the hub should have sent what was found; a fetch that people or the hub asked for is no sign of it. */
    boolean isMissedByHub() {
        return claim.pushed() && claim.cause() == FetchCause.PLAN && record.newStories() > 0;
    }

    /**
     * A host that asked for fewer requests.
     *
     * @param retryAfter as it said, {@code null} where it did not
     * @param reason for people
     */
    record HostPause(@Nullable Duration retryAfter, String reason) {}
}
