package dev.storywire.ingest.websub;

import dev.storywire.ingest.fetch.FetchOutcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a hub says to a request. */
sealed interface HubAnswer {

    /** It will come back to confirm it (WebSub, section 5.2). */
    record Accepted() implements HubAnswer {}

    /** It won't, and asking again changes nothing soon. */
    record Refused(String reason) implements HubAnswer {}

    /** It can't now. */
    record Later(String reason, @Nullable Duration retryAfter) implements HubAnswer {}

    static HubAnswer of(FetchOutcome outcome) {
        return switch (outcome) {
            case FetchOutcome.Fetched fetched -> new Accepted();
            case FetchOutcome.NotModified odd -> status(304, null);
            case FetchOutcome.Gone gone -> status(410, null);
            case FetchOutcome.Throttled throttled ->
                new Later("The hub asks for fewer requests (" + throttled.status() + ").", throttled.retryAfter());
            case FetchOutcome.HttpFailure failure -> status(failure.status(), failure.retryAfter());
            case FetchOutcome.Forbidden forbidden ->
                new Refused("The hub's address may not be asked: "
                        + forbidden.reason().message());
            case FetchOutcome.TooLarge large -> new Later("The hub's answer is too large.", null);
            case FetchOutcome.Unreachable away -> new Later("The hub can't be reached: " + away.message(), null);
        };
    }

    private static HubAnswer status(int status, @Nullable Duration retryAfter) {
        String reason = "The hub answered with status " + status + ".";
        return status >= 500 || status == 408 ? new Later(reason, retryAfter) : new Refused(reason);
    }
}
