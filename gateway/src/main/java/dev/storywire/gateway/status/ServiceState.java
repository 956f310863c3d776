package dev.storywire.gateway.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How one service behind the gateway is.
 *
 * @param tookMs milliseconds until it answered; absent when it didn't
 * @param reason why it isn't up, for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServiceState(
        Health health, @Nullable Long tookMs, @Nullable String reason) {

    /** Whether a service does its work. */
    public enum Health {
        /** It does. */
        @JsonProperty("up")
        UP,
        /** It answers, but can't do its work just now. */
        @JsonProperty("not-ready")
        NOT_READY,
        /** It doesn't answer. */
        @JsonProperty("down")
        DOWN
    }
}
