package dev.storywire.gateway.security;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a key, without the key.
 *
 * @param requestsPerMinute its own rate limit; absent where the common one holds
 * @param createdBy the caller that made it
 * @param expiresAt when it stops working by itself
 * @param revokedAt when it was taken away
 * @param previousUntil until when the key from before the last rotation works too
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApiKey(
        String id,
        String name,
        Role role,
        @Nullable Integer requestsPerMinute,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant previousUntil) {

    boolean worksAt(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }
}
