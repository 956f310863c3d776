package dev.storywire.gateway.backing;

import dev.storywire.gateway.backing.BackingFailure.Reason;
import dev.storywire.gateway.problem.ProblemType;

/** Reads of a service's 503 who it is that can't work, and why: behind one service there may be another that is away. */
final class Unavailability {

    private static final String SEARCH_AWAY = ProblemType.BASE + "search-unavailable";
    private static final String BUSY = ProblemType.BASE + "busy";
    private static final String TOO_MANY_SUBSCRIBERS = ProblemType.BASE + "too-many-subscribers";

    private Unavailability() {}

    /** @param service the one that answered */
    static BackingFailure of(String service, Answer.Whole answer) {
        int seconds = retrySeconds(answer);
        return switch (Relay.type(answer)) {
            case SEARCH_AWAY -> new BackingFailure("search", Reason.UNAVAILABLE, seconds, null);
            case BUSY, TOO_MANY_SUBSCRIBERS -> new BackingFailure(service, Reason.BUSY, seconds, null);
            default -> new BackingFailure(service, Reason.UNAVAILABLE, seconds, null);
        };
    }

    private static int retrySeconds(Answer answer) {
        String seconds = answer.headers().get("Retry-After");
        return seconds != null && seconds.matches("\\d{1,4}")
                ? Integer.parseInt(seconds)
                : BackingFailure.RETRY_SECONDS;
    }
}
