package dev.storywire.ingest.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as it is answered.
 *
 * @param id the {@code webhook-id}
 * @param kind {@code stories} or {@code test}
 * @param state {@code pending}, {@code delivered}, {@code dead} or {@code failed} (a test)
 * @param stories how many it tells
 * @param reason why the last attempt failed
 * @param nextAttemptAt only while it is pending
 * @param settledAt when it was delivered or given up
 * @param body what is sent; only where one delivery is asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryView(
        String id,
        String alertId,
        String kind,
        String state,
        int stories,
        int attempts,
        @Nullable Integer lastStatus,
        @Nullable String reason,
        Instant createdAt,
        @Nullable Instant lastAttemptAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant settledAt,
        @JsonRawValue @Nullable String body) {

    static DeliveryView listed(Delivery delivery) {
        return of(delivery, null);
    }

    static DeliveryView whole(Delivery delivery) {
        return of(delivery, delivery.body());
    }

    private static DeliveryView of(Delivery delivery, @Nullable String body) {
        return new DeliveryView(
                delivery.id(),
                delivery.alertId(),
                delivery.kind(),
                delivery.state(),
                delivery.stories(),
                delivery.attempts(),
                delivery.lastStatus(),
                delivery.reason(),
                delivery.createdAt(),
                delivery.lastAttemptAt(),
                delivery.state().equals(Delivery.PENDING) ? delivery.nextAttemptAt() : null,
                delivery.settledAt(),
                body);
    }
}
