package dev.storywire.ingest.websub;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of subscriptions, and when. Pure: the time is handed in, what is decided is written and sent by others. */
final class SubscriptionPlan {

    private static final int LEAVE_TAKING = 3;
    private static final int MOST_DOUBLINGS = 20;
    private static final int LONGEST_REASON = 300;

    private final WebSubSettings settings;

    SubscriptionPlan(WebSubSettings settings) {
        this.settings = settings;
    }

    /** What to do about one whose time has come. */
    Step due(Subscription subscription, Instant time) {
        Instant now = time.truncatedTo(ChronoUnit.MILLIS);
        return switch (subscription.state()) {
            case SubscriptionState.Wanted wanted -> ask(subscription, 1, now, false);
            case SubscriptionState.Requested requested ->
                subscription.attempts() < settings.attempts()
                        ? ask(subscription, subscription.attempts() + 1, now, false)
                        : new Step.Keep(failed(subscription, "The hub did not confirm the subscription.", now), false);
            case SubscriptionState.Active active -> due(subscription, active, now);
            case SubscriptionState.Denied denied -> ask(subscription, 1, now, false);
            case SubscriptionState.Failed failed -> ask(subscription, 1, now, false);
            case SubscriptionState.Ending ending ->
                subscription.attempts() < LEAVE_TAKING
                        ? new Step.Unsubscribe(SubscriptionBuilder.builder(subscription)
                                .attempts(subscription.attempts() + 1)
                                .nextAttemptAt(now.plus(settings.verifyWithin()))
                                .build())
                        : new Step.Keep(ended(subscription, now), false);
            case SubscriptionState.Ended ended -> new Step.Forget();
        };
    }

    private Step due(Subscription subscription, SubscriptionState.Active active, Instant now) {
        boolean lapsed = !active.leaseExpiresAt().isAfter(now);
        if (lapsed || subscription.missed() >= settings.missed()) {
            return ask(subscription, 1, now, true);
        }
        if (active.renewAt().isAfter(now)) {
            return new Step.Keep(
                    SubscriptionBuilder.builder(subscription)
                            .nextAttemptAt(active.renewAt())
                            .build(),
                    false);
        }
        Instant again = now.plus(settings.verifyWithin());
        return new Step.Subscribe(
                SubscriptionBuilder.builder(subscription)
                        .attempts(subscription.attempts() + 1)
                        .nextAttemptAt(earlier(again, active.leaseExpiresAt()))
                        .build(),
                false);
    }

    /**
     * After the hub answered a request.
     *
     * @param asked as it was when it was asked
     * @return what to write; nothing where the answer changes nothing
     */
    Optional<Step.Keep> answered(Subscription asked, HubAnswer answer, Instant time) {
        Instant now = time.truncatedTo(ChronoUnit.MILLIS);
        return switch (answer) {
            case HubAnswer.Accepted accepted -> Optional.empty();
            case HubAnswer.Refused refused -> refused(asked, refused.reason(), now);
            case HubAnswer.Later later -> later(asked, later, now);
        };
    }

    private Optional<Step.Keep> refused(Subscription asked, String reason, Instant now) {
        return switch (asked.state()) {
            case SubscriptionState.Requested requested -> Optional.of(new Step.Keep(failed(asked, reason, now), false));
            case SubscriptionState.Active active -> Optional.of(new Step.Keep(failed(asked, reason, now), true));
            case SubscriptionState.Ending ending -> Optional.of(new Step.Keep(ended(asked, now), false));
            case SubscriptionState.Wanted none -> Optional.empty();
            case SubscriptionState.Denied none -> Optional.empty();
            case SubscriptionState.Failed none -> Optional.empty();
            case SubscriptionState.Ended none -> Optional.empty();
        };
    }

    private Optional<Step.Keep> later(Subscription asked, HubAnswer.Later later, Instant now) {
        Instant again = now.plus(pause(asked.attempts(), later.retryAfter()));
        return switch (asked.state()) {
            case SubscriptionState.Requested requested ->
                Optional.of(new Step.Keep(
                        asked.attempts() < settings.attempts() ? at(asked, again) : failed(asked, later.reason(), now),
                        false));
            case SubscriptionState.Active active ->
                Optional.of(new Step.Keep(at(asked, earlier(again, active.leaseExpiresAt())), false));
            case SubscriptionState.Ending ending -> Optional.of(new Step.Keep(at(asked, again), false));
            case SubscriptionState.Wanted none -> Optional.empty();
            case SubscriptionState.Denied none -> Optional.empty();
            case SubscriptionState.Failed none -> Optional.empty();
            case SubscriptionState.Ended none -> Optional.empty();
        };
    }

    /**
     * When a hub asks whether it should send (WebSub, section 5.3).
     *
     * @param lease as the hub grants it, in seconds; {@code null} where it doesn't say
     * @return the subscription after; empty where nobody wants that
     */
    Optional<Subscription> confirmed(Subscription subscription, String topic, @Nullable Long lease, Instant time) {
        boolean wanted = subscription.state() instanceof SubscriptionState.Requested
                || subscription.state() instanceof SubscriptionState.Active;
        if (!wanted || !topic.equals(subscription.topicUrl())) {
            return Optional.empty();
        }
        Instant now = time.truncatedTo(ChronoUnit.MILLIS);
        Duration granted = lease == null || lease <= 0
                ? settings.lease()
                : Duration.ofSeconds(Math.min(lease, settings.longestLease().toSeconds()));
        Duration part = Duration.ofMillis((long) (granted.toMillis() * settings.renewAfter()));
        Instant renewAt = now.plus(part.compareTo(settings.leastRenewal()) < 0 ? settings.leastRenewal() : part);
        return Optional.of(SubscriptionBuilder.builder(subscription)
                .state(new SubscriptionState.Active(now.plus(granted), renewAt))
                .attempts(0)
                .missed(0)
                .nextAttemptAt(earlier(renewAt, now.plus(granted)))
                .build());
    }

    /** When a hub asks whether it should stop; the subscription after, empty where nobody wants that. */
    Optional<Subscription> left(Subscription subscription, String topic, Instant time) {
        return subscription.state() instanceof SubscriptionState.Ending && topic.equals(subscription.topicUrl())
                ? Optional.of(ended(subscription, time.truncatedTo(ChronoUnit.MILLIS)))
                : Optional.empty();
    }

    /** When a hub says that it won't send, or no longer (section 5.2); empty where it was not asked. */
    Optional<Subscription> denied(Subscription subscription, String topic, @Nullable String reason, Instant time) {
        boolean asked = subscription.state() instanceof SubscriptionState.Requested
                || subscription.state() instanceof SubscriptionState.Active;
        if (!asked || !topic.equals(subscription.topicUrl())) {
            return Optional.empty();
        }
        String why = reason == null || reason.isBlank()
                ? "The hub denied the subscription."
                : "The hub denied the subscription: "
                        + reason.strip()
                                .substring(
                                        0,
                                        Math.min(LONGEST_REASON, reason.strip().length()));
        return Optional.of(SubscriptionBuilder.builder(subscription)
                .state(new SubscriptionState.Denied(why))
                .attempts(0)
                .nextAttemptAt(time.truncatedTo(ChronoUnit.MILLIS).plus(settings.givenUpFor()))
                .build());
    }

    private Step.Subscribe ask(Subscription subscription, int attempt, Instant now, boolean poll) {
        return new Step.Subscribe(
                SubscriptionBuilder.builder(subscription)
                        .state(new SubscriptionState.Requested(now))
                        .attempts(attempt)
                        .missed(0)
                        .nextAttemptAt(now.plus(settings.verifyWithin()))
                        .build(),
                poll);
    }

    private Subscription failed(Subscription subscription, String reason, Instant now) {
        return SubscriptionBuilder.builder(subscription)
                .state(new SubscriptionState.Failed(reason))
                .nextAttemptAt(now.plus(settings.givenUpFor()))
                .build();
    }

    private Subscription ended(Subscription subscription, Instant now) {
        return SubscriptionBuilder.builder(subscription)
                .state(new SubscriptionState.Ended())
                .nextAttemptAt(now.plus(settings.kept()))
                .build();
    }

    private static Subscription at(Subscription subscription, Instant when) {
        return SubscriptionBuilder.builder(subscription).nextAttemptAt(when).build();
    }

    private Duration pause(int attempts, @Nullable Duration retryAfter) {
        Duration pause = settings.firstBackOff();
        for (int i = 1; i < Math.min(attempts, MOST_DOUBLINGS) && pause.compareTo(settings.longestBackOff()) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        Duration asked = retryAfter == null ? Duration.ZERO : retryAfter;
        Duration longer = asked.compareTo(pause) > 0 ? asked : pause;
        return longer.compareTo(settings.longestBackOff()) < 0 ? longer : settings.longestBackOff();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
