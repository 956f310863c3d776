package dev.storywire.ingest.websub;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;

/**
 * A feed's subscription at a hub.
 *
 * @param token ends the callback's address: 192 random bits
 * @param topicUrl by which the hub knows the feed
 * @param attempts requests in a row that the hub has not confirmed
 * @param missed planned fetches in a row that found what the hub should have sent
 * @param nextAttemptAt when to look at it again
 */
@RecordBuilder
record Subscription(
        String token,
        String feedId,
        String hubUrl,
        String topicUrl,
        KeptSecret secret,
        SubscriptionState state,
        int attempts,
        int missed,
        Instant nextAttemptAt) {}
