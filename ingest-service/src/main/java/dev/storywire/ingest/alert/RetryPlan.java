package dev.storywire.ingest.alert;

import dev.storywire.ingest.fetch.FetchOutcome;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What follows from a call of a webhook. Pure: the clock and chance are handed in. */
final class RetryPlan {

    private static final int NOT_MODIFIED = 304;
    private static final int GONE = 410;

    private final AlertSettings settings;

    RetryPlan(AlertSettings settings) {
        this.settings = settings;
    }

    /**
     * A call that is over.
     *
     * @param attempts of the message before this one
     * @param failures of the alert's calls in a row before this one
     * @param failingSince when the first of them was
     * @param giveUpAt the attempt that fails after is the last
     * @param startedAt when it began
     * @param throttle from its end, since a receiver may have had it only then
     */
    record Call(
            int attempts,
            int failures,
            @Nullable Instant failingSince,
            Instant giveUpAt,
            Instant startedAt,
            Duration throttle) {}

    /**
     * Decides.
     *
     * @param chance 0 to 1, by which waits differ
     */
    Verdict decide(Call call, FetchOutcome outcome, Instant now, double chance) {
        return switch (outcome) {
            case FetchOutcome.Fetched fetched -> new Verdict.Delivered(fetched.status(), now.plus(call.throttle()));
            case FetchOutcome.Gone gone -> new Verdict.Gone(GONE, "The receiver says that it is gone for good (410).");
            case FetchOutcome.NotModified odd -> failed(call, answered(NOT_MODIFIED), NOT_MODIFIED, null, now, chance);
            case FetchOutcome.Throttled throttling ->
                failed(
                        call,
                        "The receiver asks for fewer calls (" + throttling.status() + ").",
                        throttling.status(),
                        throttling.retryAfter(),
                        now,
                        chance);
            case FetchOutcome.HttpFailure failure ->
                failed(call, answered(failure.status()), failure.status(), failure.retryAfter(), now, chance);
            case FetchOutcome.Forbidden forbidden ->
                failed(
                        call,
                        "The address may not be called: " + forbidden.reason().message(),
                        null,
                        null,
                        now,
                        chance);
            case FetchOutcome.TooLarge large -> failed(call, "The answer is too large.", null, null, now, chance);
            case FetchOutcome.Unreachable away -> failed(call, away.message(), null, null, now, chance);
        };
    }

    /** The receiver did not answer in time. */
    Verdict late(Call call, Instant now, double chance) {
        String reason =
                "The receiver did not answer within " + settings.answerWithin().toSeconds() + " seconds.";
        return failed(call, reason, null, null, now, chance);
    }

    private static String answered(int status) {
        String what = "The receiver answered with status " + status + ".";
        return status >= 300 && status < 400 ? what + " Redirects are not followed." : what;
    }

    private Verdict failed(
            Call call,
            String reason,
            @Nullable Integer status,
            @Nullable Duration retryAfter,
            Instant now,
            double chance) {
        Duration asked = retryAfter == null ? Duration.ZERO : shorter(retryAfter, settings.longestRetryAfter());
        Instant quiet = later(now.plus(asked), now.plus(call.throttle()));
        Instant message = later(now.plus(backOff(call.attempts(), chance)), quiet);
        Instant alert = later(now.plus(backOff(call.failures(), chance)), quiet);
        Instant since = call.failingSince() == null ? call.startedAt() : call.failingSince();
        boolean hopeless = !now.isBefore(since.plus(settings.disabledAfter()));
        return now.isBefore(call.giveUpAt())
                ? new Verdict.Again(status, reason, message, alert, since, hopeless)
                : new Verdict.Dead(status, reason, alert, since, hopeless);
    }

    private Duration backOff(int before, double chance) {
        Duration pause = settings.firstBackOff();
        for (int i = 0; i < before && pause.compareTo(settings.longestBackOff()) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        double factor = 1 + settings.jitter() * (2 * chance - 1);
        return Duration.ofMillis(
                (long) (shorter(pause, settings.longestBackOff()).toMillis() * factor));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
