package dev.storywire.ingest.websub;

import java.time.Instant;

/** How far a subscription is. */
sealed interface SubscriptionState {

    /** It is to be asked for. */
    record Wanted() implements SubscriptionState {}

    /** The hub was asked and has not confirmed it yet. */
    record Requested(Instant at) implements SubscriptionState {}

    /** The hub sends what is new. */
    record Active(Instant leaseExpiresAt, Instant renewAt) implements SubscriptionState {}

    /** The hub doesn't want to. */
    record Denied(String reason) implements SubscriptionState {}

    /** The hub can't be asked, or does not confirm. */
    record Failed(String reason) implements SubscriptionState {}

    /** The hub is to stop. */
    record Ending() implements SubscriptionState {}

    /** It is over, and remembered for a while. */
    record Ended() implements SubscriptionState {}

    /** As it stands in the database and in JSON. */
    default String wireName() {
        return switch (this) {
            case Wanted wanted -> "wanted";
            case Requested requested -> "requested";
            case Active active -> "active";
            case Denied denied -> "denied";
            case Failed failed -> "failed";
            case Ending ending -> "ending";
            case Ended ended -> "ended";
        };
    }
}
