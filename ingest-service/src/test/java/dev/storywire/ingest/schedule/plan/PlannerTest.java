package dev.storywire.ingest.schedule.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Pace PACE = new Pace(10, 0.4, Duration.ofMinutes(5), Duration.ofDays(1));

    private final Planner planner = new Planner(PACE);

    @Test
    void aFeedThatBringsMoreIsLookedAtMoreOften() {
        Duration busy = planner.interval(every(Duration.ofMinutes(17), 200), MONDAY);
        Duration calm = planner.interval(every(Duration.ofMinutes(611), 60), MONDAY);

        assertTrue(busy.compareTo(calm) < 0, busy + " and " + calm);
    }

    @Test
    void aFeedThatIsSilentForMonthsIsLookedAtAsRarelyAsAllowed() {
        Rhythm silent = Rhythm.of(List.of(MONDAY.minus(Duration.ofDays(110))), MONDAY);

        Duration interval = planner.interval(silent, MONDAY.plus(Duration.ofDays(300)));

        assertTrue(interval.compareTo(Duration.ofHours(12)) > 0, interval.toString());
    }

    @Test
    void aFeedThatPublishesAtSixIsLookedAtRightAfterSix() {
        List<Instant> mornings = IntStream.rangeClosed(1, 30)
                .mapToObj(day -> MONDAY.minus(Duration.ofDays(day)).plus(Duration.ofHours(6)))
                .toList();

        Duration interval = planner.interval(Rhythm.of(mornings, MONDAY), MONDAY.plus(Duration.ofHours(2)));

        assertTrue(
                interval.compareTo(Duration.ofHours(4)) > 0 && interval.compareTo(Duration.ofMinutes(4 * 60 + 5)) <= 0,
                interval.toString());
    }

    @Test
    void aFeedWrittenByDayIsLookedAtLessAtNight() {
        List<Instant> officeHours = IntStream.rangeClosed(1, 28)
                .boxed()
                .flatMap(day -> IntStream.range(0, 20)
                        .mapToObj(at -> MONDAY.minus(Duration.ofDays(day)).plus(Duration.ofMinutes(9 * 60 + at * 23L))))
                .toList();
        Rhythm rhythm = Rhythm.of(officeHours, MONDAY);

        Duration night = planner.interval(rhythm, MONDAY.plus(Duration.ofHours(20)));
        Duration noon = planner.interval(rhythm, MONDAY.plus(Duration.ofHours(12)));

        assertTrue(night.compareTo(noon.multipliedBy(4)) > 0, night + " and " + noon);
    }

    @Test
    void aFeedThatJustBroughtManyIsLookedAtSoonerThanUsual() {
        Rhythm usual = every(Duration.ofHours(7), 60);
        List<Instant> many = IntStream.rangeClosed(1, 6)
                .mapToObj(at -> MONDAY.plus(Duration.ofMinutes(at * 7L)))
                .toList();
        Instant now = MONDAY.plus(Duration.ofHours(1));

        Duration lively = planner.interval(usual.heard(many, MONDAY, now), now);

        assertTrue(lively.compareTo(planner.interval(usual, now)) < 0, lively.toString());
    }

    @Test
    void anUnknownFeedIsLookedAtWithinTheBounds() {
        Duration interval = planner.interval(Rhythm.unknown(MONDAY), MONDAY);

        assertTrue(interval.compareTo(PACE.shortest()) >= 0 && interval.compareTo(PACE.longest()) <= 0);
    }

    @Test
    void aTimeThatLiesInTheFutureCountsAsNow() {
        Rhythm rhythm = Rhythm.unknown(MONDAY);
        Instant now = MONDAY.plus(Duration.ofHours(1));

        Rhythm after = rhythm.heard(List.of(now.plus(900, ChronoUnit.DAYS)), MONDAY, now);

        assertTrue(after.storiesPerDay(now) > rhythm.storiesPerDay(now));
    }

    @Test
    void aStoredRhythmIsTheSameAndOfOneSize() {
        Rhythm rhythm = every(Duration.ofMinutes(17), 200);

        byte[] stored = rhythm.toBytes();

        assertEquals(Rhythm.BYTES, stored.length);
        assertArrayEquals(stored, Rhythm.fromBytes(stored, MONDAY).toBytes());
    }

    @Test
    void bytesThatAreNoRhythmGiveThatOfAnUnknownFeed() {
        assertArrayEquals(
                Rhythm.unknown(MONDAY).toBytes(),
                Rhythm.fromBytes(new byte[3], MONDAY).toBytes());
    }

    private static Rhythm every(Duration gap, int number) {
        return Rhythm.of(
                IntStream.range(0, number)
                        .mapToObj(at -> MONDAY.minus(gap.multipliedBy(at)))
                        .toList(),
                MONDAY);
    }
}
