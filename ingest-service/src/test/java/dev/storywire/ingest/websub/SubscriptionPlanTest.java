package dev.storywire.ingest.websub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubscriptionPlanTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final String TOPIC = "https://post.example/feed";
    private static final SubscriptionState ACTIVE =
            new SubscriptionState.Active(NOW.plus(Duration.ofDays(3)), NOW.plus(Duration.ofDays(1)));

    private final SubscriptionPlan plan = new SubscriptionPlan(Settings.with(Map.of()));

    @Test
    void whatIsWantedIsAskedForAndWaitsForItsConfirmation() {
        Step.Subscribe step = assertInstanceOf(Step.Subscribe.class, plan.due(of(new SubscriptionState.Wanted()), NOW));

        assertEquals(new SubscriptionState.Requested(NOW), step.after().state());
        assertEquals(1, step.after().attempts());
        assertEquals(NOW.plus(Duration.ofMinutes(10)), step.after().nextAttemptAt());
        assertFalse(step.poll());
    }

    @Test
    void aHubThatDoesNotConfirmIsAskedAgainAndGivenUpInTheEnd() {
        Subscription waiting = of(new SubscriptionState.Requested(NOW));

        assertInstanceOf(Step.Subscribe.class, plan.due(tried(waiting, 7), NOW));
        Step.Keep last = assertInstanceOf(Step.Keep.class, plan.due(tried(waiting, 8), NOW));

        assertInstanceOf(SubscriptionState.Failed.class, last.after().state());
        assertEquals(NOW.plus(Duration.ofDays(7)), last.after().nextAttemptAt());
    }

    @Test
    void aLeaseIsRenewedBeforeItEnds() {
        Subscription active = plan.confirmed(of(new SubscriptionState.Requested(NOW)), TOPIC, 86_400L, NOW)
                .orElseThrow();
        Instant due = active.nextAttemptAt();
        assertTrue(due.isAfter(NOW.plus(Duration.ofHours(15))) && due.isBefore(NOW.plus(Duration.ofHours(17))));

        Step.Subscribe renewal = assertInstanceOf(Step.Subscribe.class, plan.due(active, due));

        assertEquals(active.state(), renewal.after().state());
        assertTrue(renewal.after().nextAttemptAt().isBefore(NOW.plus(Duration.ofDays(1))));
        assertFalse(renewal.poll());
    }

    @Test
    void aLeaseThatRunsOutIsAskedForAnewAndTheFeedPolled() {
        Step.Subscribe step =
                assertInstanceOf(Step.Subscribe.class, plan.due(of(ACTIVE), NOW.plus(Duration.ofDays(3))));

        assertInstanceOf(SubscriptionState.Requested.class, step.after().state());
        assertTrue(step.poll());
    }

    @Test
    void aHubThatStaysSilentWhileFetchesFindStoriesIsAskedAnew() {
        Step.Keep patient = assertInstanceOf(Step.Keep.class, plan.due(missed(2), NOW));
        Step.Subscribe anew = assertInstanceOf(Step.Subscribe.class, plan.due(missed(3), NOW));

        assertEquals(ACTIVE, patient.after().state());
        assertEquals(NOW.plus(Duration.ofDays(1)), patient.after().nextAttemptAt());
        assertInstanceOf(SubscriptionState.Requested.class, anew.after().state());
        assertEquals(0, anew.after().missed());
        assertTrue(anew.poll());
    }

    @Test
    void aLeaseIsBelievedUpToTheLongestAndNotRenewedAllTheTime() {
        Subscription asked = of(new SubscriptionState.Requested(NOW));

        Subscription endless = plan.confirmed(asked, TOPIC, 9_999_999_999L, NOW).orElseThrow();
        Subscription blink = plan.confirmed(asked, TOPIC, 10L, NOW).orElseThrow();
        Subscription silent = plan.confirmed(asked, TOPIC, null, NOW).orElseThrow();

        assertEquals(NOW.plus(Duration.ofDays(30)), lease(endless));
        assertEquals(NOW.plusSeconds(10), lease(blink));
        assertEquals(
                NOW.plus(Duration.ofMinutes(5)),
                assertInstanceOf(SubscriptionState.Active.class, blink.state()).renewAt());
        assertEquals(NOW.plus(Duration.ofDays(10)), lease(silent));
    }

    @Test
    void whatNobodyAskedForIsNotConfirmed() {
        Subscription asked = of(new SubscriptionState.Requested(NOW));

        assertTrue(plan.confirmed(asked, "https://other.example/", null, NOW).isEmpty());
        assertTrue(plan.left(asked, TOPIC, NOW).isEmpty());
        for (SubscriptionState state : List.of(
                new SubscriptionState.Wanted(),
                new SubscriptionState.Denied("no"),
                new SubscriptionState.Failed("no"),
                new SubscriptionState.Ending(),
                new SubscriptionState.Ended())) {
            assertTrue(plan.confirmed(of(state), TOPIC, null, NOW).isEmpty());
            assertTrue(plan.denied(of(state), TOPIC, null, NOW).isEmpty());
        }
    }

    @Test
    void aDenialIsKeptWithItsReasonAndTriedAgainMuchLater() {
        Subscription denied =
                plan.denied(of(ACTIVE), TOPIC, "members only", NOW).orElseThrow();

        assertTrue(assertInstanceOf(SubscriptionState.Denied.class, denied.state())
                .reason()
                .contains("members only"));
        assertEquals(NOW.plus(Duration.ofDays(7)), denied.nextAttemptAt());
        assertInstanceOf(Step.Subscribe.class, plan.due(denied, denied.nextAttemptAt()));
    }

    @Test
    void aHubThatIsAwayIsAskedLessAndLessOften() {
        HubAnswer away = new HubAnswer.Later("away", null);
        Subscription asked = of(new SubscriptionState.Requested(NOW));

        assertEquals(NOW.plus(Duration.ofMinutes(1)), next(tried(asked, 1), away));
        assertEquals(NOW.plus(Duration.ofMinutes(4)), next(tried(asked, 3), away));
        assertEquals(
                NOW.plus(Duration.ofHours(1)), next(tried(asked, 1), new HubAnswer.Later("busy", Duration.ofHours(1))));
        assertEquals(
                NOW.plus(Duration.ofHours(6)),
                next(tried(asked, 1), new HubAnswer.Later("busy", Duration.ofDays(300))));
    }

    @Test
    void aRefusalGivesUpWithAReasonAndPollingGoesOn() {
        HubAnswer refusal = new HubAnswer.Refused("The hub answered with status 403.");

        Step.Keep first = plan.answered(of(new SubscriptionState.Requested(NOW)), refusal, NOW)
                .orElseThrow();
        Step.Keep renewal = plan.answered(of(ACTIVE), refusal, NOW).orElseThrow();

        assertEquals(
                new SubscriptionState.Failed("The hub answered with status 403."),
                first.after().state());
        assertFalse(first.poll());
        assertInstanceOf(SubscriptionState.Failed.class, renewal.after().state());
        assertTrue(renewal.poll());
    }

    @Test
    void aRenewalThatFailsForNowLeavesTheLeaseAsItIs() {
        Step.Keep kept = plan.answered(tried(of(ACTIVE), 20), new HubAnswer.Later("away", null), NOW)
                .orElseThrow();

        assertEquals(ACTIVE, kept.after().state());
    }

    @Test
    void aHubIsToldToStopAFewTimesAndThenForgotten() {
        Subscription ending = of(new SubscriptionState.Ending());

        assertInstanceOf(Step.Unsubscribe.class, plan.due(tried(ending, 2), NOW));
        Step.Keep over = assertInstanceOf(Step.Keep.class, plan.due(tried(ending, 3), NOW));

        assertEquals(new SubscriptionState.Ended(), over.after().state());
        assertEquals(
                new SubscriptionState.Ended(),
                plan.left(ending, TOPIC, NOW).orElseThrow().state());
        assertEquals(new Step.Forget(), plan.due(over.after(), over.after().nextAttemptAt()));
    }

    private Instant next(Subscription asked, HubAnswer answer) {
        return plan.answered(asked, answer, NOW).orElseThrow().after().nextAttemptAt();
    }

    private static Instant lease(Subscription subscription) {
        return assertInstanceOf(SubscriptionState.Active.class, subscription.state())
                .leaseExpiresAt();
    }

    private static Subscription missed(int times) {
        return SubscriptionBuilder.builder(of(ACTIVE)).missed(times).build();
    }

    private static Subscription tried(Subscription subscription, int times) {
        return SubscriptionBuilder.builder(subscription).attempts(times).build();
    }

    private static Subscription of(SubscriptionState state) {
        return new Subscription(
                "token", "feed", "https://hub.example/", TOPIC, new KeptSecret(new byte[0], null), state, 0, 0, NOW);
    }
}
