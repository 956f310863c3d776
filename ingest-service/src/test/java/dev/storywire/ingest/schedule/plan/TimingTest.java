package dev.storywire.ingest.schedule.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimingTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Timing.Bounds BOUNDS = new Timing.Bounds(
            new Pace(10, 0.4, Duration.ofMinutes(5), Duration.ofDays(1)),
            Duration.ofHours(12),
            Duration.ofHours(24),
            Duration.ofMinutes(5),
            Duration.ofHours(24),
            Duration.ofHours(6));

    private final Timing timing = new Timing(BOUNDS, new Random(3));
    private final Rhythm busy = Rhythm.of(
            IntStream.range(0, 500)
                    .mapToObj(at -> NOW.minus(Duration.ofMinutes(at * 7L)))
                    .toList(),
            NOW);

    @Test
    void anIntervalThatThePublisherAsksForIsKept() {
        Wishes hour = new Wishes(Duration.ofMinutes(10), Duration.ofHours(1), Set.of(), Set.of());

        assertTrue(timing.afterAnswer(busy, hour, null, false, NOW).compareTo(NOW.plus(Duration.ofHours(1))) >= 0);
    }

    @Test
    void anAbsurdIntervalIsKeptUpToTheLimit() {
        Wishes year = new Wishes(Duration.ofDays(365), null, Set.of(), Set.of());

        assertTrue(timing.afterAnswer(busy, year, null, false, NOW).isBefore(NOW.plus(Duration.ofHours(13))));
    }

    @Test
    void skippedHoursAndDaysAreSkipped() {
        Wishes skip = new Wishes(null, null, Set.of(8, 9, 10), Set.of(DayOfWeek.TUESDAY));

        Instant next = timing.afterAnswer(busy, skip, null, false, NOW);

        assertEquals(Instant.parse("2026-03-02T11:00:00Z"), next);
    }

    @Test
    void aPublisherWhoSkipsEverythingIsNotListenedTo() {
        Wishes never = new Wishes(null, null, Set.of(), Set.of(DayOfWeek.values()));

        assertTrue(timing.afterAnswer(busy, never, null, false, NOW).isBefore(NOW.plus(Duration.ofHours(1))));
    }

    @Test
    void theIntervalThatPeopleSetGoesFirst() {
        Wishes day = new Wishes(null, Duration.ofDays(1), Set.of(), Set.of());

        Instant next = timing.afterAnswer(busy, day, Duration.ofMinutes(2), false, NOW);

        assertTrue(next.isBefore(NOW.plus(Duration.ofMinutes(3))), next.toString());
    }

    @Test
    void aPushedFeedIsSeldomPolled() {
        Instant next = timing.afterAnswer(busy, Wishes.NONE, null, true, NOW);

        assertFalse(next.isBefore(NOW.plus(BOUNDS.pushed())));
    }

    @Test
    void failuresSlowAFeedDownAndNeverStopIt() {
        Instant first = timing.afterFailure(busy, null, 1, NOW);
        Instant fifth = timing.afterFailure(busy, null, 5, NOW);
        Instant thousandth = timing.afterFailure(busy, null, 1000, NOW);

        assertTrue(first.isBefore(fifth));
        assertTrue(thousandth.isBefore(NOW.plus(BOUNDS.longestBackOff().multipliedBy(2))));
    }

    @Test
    void feedsThatFailedTogetherAreNotTriedTogether() {
        long times = IntStream.range(0, 100)
                .mapToObj(feed ->
                        timing.afterFailure(busy, Duration.ofHours(1), 1, NOW).getEpochSecond())
                .distinct()
                .count();

        assertTrue(times > 50, "only " + times + " different times");
    }

    @Test
    void aHostIsLeftAloneAsLongAsItSaysUpToTheLimit() {
        assertEquals(Duration.ofMinutes(30), timing.hostPause(Duration.ofMinutes(30), 1));
        assertEquals(BOUNDS.longestHostPause(), timing.hostPause(Duration.ofDays(300), 1));
        assertEquals(Duration.ofMinutes(20), timing.hostPause(null, 3));
    }

    @Test
    void whenNoHostAnswersItIsOurOwnOutage() {
        Outages outages = new Outages();

        boolean ours = IntStream.range(0, 60)
                        .filter(at -> outages.isOurs("host-" + at % 12, false))
                        .count()
                > 0;

        assertTrue(ours);
        assertFalse(outages.isOurs("host-1", true));
        assertFalse(outages.isOurs("host-2", false));
    }

    @Test
    void oneHostThatIsAwayIsNotOurOutage() {
        Outages outages = new Outages();

        assertTrue(IntStream.range(0, 200).noneMatch(at -> outages.isOurs("one", false)));
    }
}
