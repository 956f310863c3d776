package dev.storywire.ingest.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A feed's subscription at its hub (WebSub).
 *
 * @param state {@code wanted}, {@code requested}, {@code active}, {@code denied} or {@code failed}
 * @param hub address of the hub
 * @param leaseExpiresAt until when the hub sends what is new; absent where it doesn't
 * @param reason why it is denied or failed, for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PushHealth(
        String state,
        String hub,
        @Nullable Instant leaseExpiresAt,
        @Nullable Instant lastPushAt,
        @Nullable String reason) {}
