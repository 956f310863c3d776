package dev.storywire.ingest.feed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Why a feed is in its state, in words for people. */
final class Reasons {

    private Reasons() {}

    static String of(FeedHealth health) {
        return switch (health.state()) {
            case HEALTHY -> healthy(health);
            case FAILING -> failing(health);
            case PAUSED -> "It was paused" + at(health.pausedAt()) + " and is fetched only when somebody asks.";
            case GONE -> gone(health);
        };
    }

    private static String healthy(FeedHealth health) {
        if (health.lastFetchAt() == null) {
            return "It is new and was not fetched yet.";
        }
        String works = "The last fetch worked.";
        return health.volume() == null
                ? works
                : switch (health.volume()) {
                    case QUIET -> works + " It brings much less than it used to.";
                    case LOUD -> works + " It brings much more than it used to.";
                    case USUAL -> works;
                };
    }

    private static String failing(FeedHealth health) {
        String error = health.lastError() == null ? "" : " " + health.lastError();
        return health.failures() == 1
                ? "The last fetch failed." + error
                : "The last " + health.failures() + " fetches failed, the first" + at(health.failingSince()) + "."
                        + error;
    }

    private static String gone(FeedHealth health) {
        String why = health.goneReason() == null ? "It is gone" + at(health.goneAt()) + "." : health.goneReason();
        return why + " It is fetched only when somebody asks, or takes it up again.";
    }

    private static String at(@Nullable Instant time) {
        return time == null ? "" : " at " + time.truncatedTo(ChronoUnit.SECONDS);
    }
}
