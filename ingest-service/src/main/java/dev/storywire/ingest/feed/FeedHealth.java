package dev.storywire.ingest.feed;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a feed is doing.
 *
 * @param nextFetchAt when it is looked at again; {@code null} where only people's asking makes it so
 * @param fetchInterval as planned, in seconds
 * @param failures in a row
 * @param failingSince the first of them
 * @param lastError why the last fetch failed, for people; {@code null} when it did not
 * @param lastStatus of HTTP, at the last fetch that got an answer
 * @param goneReason why it counts as gone
 * @param notice what is odd about it though it works
 * @param storiesADay new ones, over the last four weeks or as long as it is known
 * @param volume {@code null} while too little is known of it
 * @param stories new ones ever
 * @param push its subscription at a hub; {@code null} where it has none
 */
@RecordBuilder
public record FeedHealth(
        FeedState state,
        @Nullable Instant nextFetchAt,
        @Nullable Integer fetchInterval,
        @Nullable Instant lastFetchAt,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant lastChangeAt,
        @Nullable Instant lastStoryAt,
        int failures,
        @Nullable Instant failingSince,
        @Nullable String lastError,
        @Nullable String lastErrorCode,
        @Nullable Integer lastStatus,
        @Nullable Instant pausedAt,
        @Nullable Instant goneAt,
        @Nullable String goneReason,
        @Nullable String notice,
        @Nullable Float storiesADay,
        @Nullable Volume volume,
        long stories,
        @Nullable PushHealth push) {}
