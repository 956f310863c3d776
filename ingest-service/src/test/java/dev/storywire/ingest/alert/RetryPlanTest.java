package dev.storywire.ingest.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.ingest.fetch.FetchOutcome;
import dev.storywire.ingest.fetch.Refusal;
import dev.storywire.ingest.support.PretendWeb;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPlanTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final String URL = "https://receiver.example/";
    private static final double NO_CHANCE = 0.5;

    private final RetryPlan plan = new RetryPlan(Settings.with(Map.of()));

    @ParameterizedTest
    @CsvSource({"0, PT5S", "1, PT10S", "4, PT80S", "9, PT2560S", "10, PT1H", "40, PT1H"})
    void waitsDoubleWithEachAttemptUpToTheLongest(int attempts, Duration wait) {
        Verdict.Again again = again(call(attempts, 0, Duration.ZERO), status(500, null), NO_CHANCE);

        assertEquals(NOW.plus(wait), again.nextAttemptAt());
        assertEquals(NOW.plusSeconds(5), again.callAfter());
    }

    @Test
    void waitsDifferByChance() {
        assertEquals(
                NOW.plusMillis(4000),
                again(call(0, 0, Duration.ZERO), status(500, null), 0).nextAttemptAt());
        assertEquals(
                NOW.plusMillis(6000),
                again(call(0, 0, Duration.ZERO), status(500, null), 1).nextAttemptAt());
    }

    @Test
    void whatWorksIsDeliveredAndTheThrottleRunsFromItsEnd() {
        FetchOutcome ok = PretendWeb.fetched(URL, List.of(), List.of(), "text/plain", "");
        RetryPlan.Call call = new RetryPlan.Call(3, 3, NOW, NOW, NOW.minusSeconds(10), Duration.ofMinutes(15));

        assertEquals(new Verdict.Delivered(200, NOW.plusSeconds(900)), plan.decide(call, ok, NOW, NO_CHANCE));
    }

    @Test
    void aReceiverThatAsksForAPauseGetsItAndForNoLongerThanADay() {
        Verdict.Again asked = again(call(0, 0, Duration.ZERO), throttled(Duration.ofMinutes(10)), NO_CHANCE);
        Verdict.Again endless = again(call(0, 0, Duration.ZERO), throttled(Duration.ofDays(300)), NO_CHANCE);

        assertEquals(NOW.plus(Duration.ofMinutes(10)), asked.nextAttemptAt());
        assertEquals(NOW.plus(Duration.ofMinutes(10)), asked.callAfter());
        assertEquals(NOW.plus(Duration.ofDays(1)), endless.callAfter());
    }

    @Test
    void attemptsThatFailKeepToTheThrottleToo() {
        Verdict.Again again = again(call(0, 0, Duration.ofMinutes(15)), status(500, null), NO_CHANCE);

        assertEquals(NOW.plus(Duration.ofMinutes(15)), again.nextAttemptAt());
        assertEquals(NOW.plus(Duration.ofMinutes(15)), again.callAfter());
    }

    @Test
    void theAttemptThatFailsAfterADayIsTheLast() {
        RetryPlan.Call last = new RetryPlan.Call(30, 30, NOW.minus(Duration.ofDays(1)), NOW, NOW, Duration.ZERO);
        RetryPlan.Call before =
                new RetryPlan.Call(30, 30, NOW.minus(Duration.ofDays(1)), NOW.plusMillis(1), NOW, Duration.ZERO);

        assertInstanceOf(Verdict.Dead.class, plan.decide(last, status(500, null), NOW, NO_CHANCE));
        assertInstanceOf(Verdict.Again.class, plan.decide(before, status(500, null), NOW, NO_CHANCE));
    }

    @Test
    void aReceiverThatIsGoneIsNotCalledAgain() {
        Verdict gone =
                plan.decide(call(0, 0, Duration.ZERO), new FetchOutcome.Gone(PretendWeb.trip(URL)), NOW, NO_CHANCE);

        assertInstanceOf(Verdict.Gone.class, gone);
    }

    @Test
    void everythingElseIsAFailureThatSaysWhatIsWrong() {
        assertTrue(reason(status(302, null)).contains("Redirects are not followed"));
        assertTrue(reason(status(400, null)).contains("400"));
        assertTrue(reason(new FetchOutcome.Forbidden(PretendWeb.trip(URL), Refusal.ADDRESS))
                .contains("not one of the public internet"));
        assertTrue(assertInstanceOf(Verdict.Again.class, plan.late(call(0, 0, Duration.ZERO), NOW, NO_CHANCE))
                .reason()
                .contains("15 seconds"));
    }

    @Test
    void anAlertWhoseCallsHaveFailedForDaysIsHopeless() {
        Instant giveUpAt = NOW.plusSeconds(1);
        RetryPlan.Call five = new RetryPlan.Call(0, 90, NOW.minus(Duration.ofDays(5)), giveUpAt, NOW, Duration.ZERO);
        RetryPlan.Call four = new RetryPlan.Call(0, 90, NOW.minus(Duration.ofDays(4)), giveUpAt, NOW, Duration.ZERO);

        assertTrue(again(five, status(500, null), NO_CHANCE).hopeless());
        assertFalse(again(four, status(500, null), NO_CHANCE).hopeless());
    }

    private String reason(FetchOutcome outcome) {
        return again(call(0, 0, Duration.ZERO), outcome, NO_CHANCE).reason();
    }

    private Verdict.Again again(RetryPlan.Call call, FetchOutcome outcome, double chance) {
        return assertInstanceOf(Verdict.Again.class, plan.decide(call, outcome, NOW, chance));
    }

    private static RetryPlan.Call call(int attempts, int failures, Duration throttle) {
        return new RetryPlan.Call(attempts, failures, null, NOW.plus(Duration.ofDays(1)), NOW, throttle);
    }

    private static FetchOutcome status(int status, @Nullable Duration retryAfter) {
        return new FetchOutcome.HttpFailure(PretendWeb.trip(URL), status, retryAfter);
    }

    private static FetchOutcome throttled(Duration retryAfter) {
        return new FetchOutcome.Throttled(PretendWeb.trip(URL), 429, retryAfter);
    }
}
