package dev.storywire.ingest.alert;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A webhook message.
 *
 * @param seq in the order in which they were made
 * @param id the {@code webhook-id}
 * @param kind {@code stories} or {@code test}
 * @param state {@code pending}, {@code delivered}, {@code dead} (given up, can be sent again) or {@code failed} (a test)
 * @param stories how many it tells
 * @param giveUpAt the attempt that fails after is the last
 * @param reason why the last attempt failed
 * @param settledAt when it was delivered or given up
 */
@RecordBuilder
record Delivery(
        long seq,
        String id,
        String alertId,
        String kind,
        String state,
        int stories,
        String body,
        Instant createdAt,
        Instant giveUpAt,
        Instant nextAttemptAt,
        int attempts,
        @Nullable Instant lastAttemptAt,
        @Nullable Integer lastStatus,
        @Nullable String reason,
        @Nullable Instant settledAt) {

    static final String STORIES = "stories";
    static final String TEST = "test";
    static final String PENDING = "pending";
    static final String DELIVERED = "delivered";
    static final String DEAD = "dead";
    static final String FAILED = "failed";
}
