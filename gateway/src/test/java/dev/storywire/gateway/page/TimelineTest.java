package dev.storywire.gateway.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final Instant NOW = Instant.parse("2026-03-20T12:00:00Z");

    @Test
    void daysWithoutStoriesHaveTheirPlaceToo() {
        Timeline timeline = drawn("2026-03-01", "2026-03-05", Interval.DAY, day("2026-03-02", 4), day("2026-03-04", 2));

        assertEquals(
                List.of(0L, 4L, 0L, 2L, 0L),
                timeline.bars().stream().map(Timeline.Bar::count).toList());
        assertEquals("2026-03-01", timeline.bars().getFirst().from());
        assertEquals("2026-03-05", timeline.bars().getLast().to());
        assertEquals(4, timeline.most());
    }

    @Test
    void aFewStoriesAmongManyAreSeen() {
        Timeline timeline =
                drawn("2026-03-01", "2026-03-02", Interval.DAY, day("2026-03-01", 100_000), day("2026-03-02", 1));

        assertEquals(2, timeline.bars().getLast().height());
    }

    @Test
    void whatIsOldDoesNotFlattenTheRestOfASearchWithoutPeriod() {
        Timeline timeline = drawn("", "", Interval.DAY, day("1999-01-01", 7), day("2026-03-19", 3));

        assertEquals(90, timeline.bars().size());
        assertEquals(7, timeline.earlier());
        assertEquals(3, timeline.bars().getLast().count());
    }

    @Test
    void aLongPeriodHasBarsThatCanBeTold() {
        Timeline timeline = drawn("2000", "2026", Interval.DAY, day("2010-05-05", 1));

        assertTrue(timeline.bars().size() <= 120);
        assertEquals(1, timeline.bars().stream().mapToLong(Timeline.Bar::count).sum());
    }

    @Test
    void anHoursBarIsASearchOfThatHour() {
        Timeline timeline = drawn(
                "2026-03-20T06:00:00Z",
                "2026-03-20T08:00:00Z",
                Interval.HOUR,
                new Facts(new JsonObject().put("from", "2026-03-20T07:00:00Z").put("count", 5)));

        Timeline.Bar bar = timeline.bars().get(1);
        assertEquals("2026-03-20T07:00:00Z", bar.from());
        assertEquals("2026-03-20T07:59:59Z", bar.to());
        assertEquals(5, bar.count());
    }

    @Test
    void nothingIsNotDrawn() {
        assertNull(Timeline.of(List.of(), Interval.DAY, Period.of("", ""), NOW));
    }

    @Test
    void theWidthOfABarFollowsThePeriod() {
        assertEquals(Interval.HOUR, Interval.of(Period.of("2026-03-19", ""), NOW));
        assertEquals(Interval.DAY, Interval.of(Period.of("2026-01", "2026-02"), NOW));
        assertEquals(Interval.WEEK, Interval.of(Period.of("2025", ""), NOW));
        assertEquals(Interval.MONTH, Interval.of(Period.of("2015", "2020"), NOW));
        assertEquals(Interval.DAY, Interval.of(Period.of("yesterday", ""), NOW));
    }

    private static Timeline drawn(String from, String to, Interval interval, Facts... buckets) {
        return Objects.requireNonNull(Timeline.of(Stream.of(buckets).toList(), interval, Period.of(from, to), NOW));
    }

    private static Facts day(String day, int count) {
        return new Facts(new JsonObject().put("from", day + "T00:00:00Z").put("count", count));
    }
}
