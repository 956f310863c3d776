package dev.storywire.ingest.schedule;

import dev.storywire.ingest.fetch.Validators;
import dev.storywire.ingest.schedule.plan.Rhythm;
import dev.storywire.ingest.schedule.plan.Wishes;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a feed from one fetch to the next ({@code feed_state}).
 *
 * @param validators of the last answer
 * @param bodyHash of the last document that was read
 * @param lastUnconditionalAt when the feed was last asked without validators
 * @param movedTo where permanent redirects led the last {@code movedTimes} fetches in a row
 * @param rhythm {@code null} before the first document was read
 * @param failures in a row
 * @param lastError for people
 * @param lastErrorCode for programs
 * @param notice what was odd about the last document that was read, for people
 */
@RecordBuilder
record Memory(
        Validators validators,
        @Nullable String bodyHash,
        @Nullable Instant lastUnconditionalAt,
        @Nullable String movedTo,
        int movedTimes,
        @Nullable String hubUrl,
        @Nullable String topicUrl,
        @Nullable Rhythm rhythm,
        Wishes wishes,
        int failures,
        @Nullable Instant failingSince,
        @Nullable String lastError,
        @Nullable String lastErrorCode,
        @Nullable Integer lastStatus,
        @Nullable Instant lastFetchAt,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant lastChangeAt,
        @Nullable Instant goneAt,
        @Nullable String goneReason,
        @Nullable String notice) {

    /** The rhythm, or that of a feed that nothing is known of. */
    Rhythm rhythmAt(Instant now) {
        return rhythm == null ? Rhythm.unknown(now) : rhythm;
    }
}
