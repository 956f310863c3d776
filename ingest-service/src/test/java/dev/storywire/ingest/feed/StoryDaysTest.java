package dev.storywire.ingest.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoryDaysTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Test
    void whatAFeedHoldsWhenItIsFirstReadIsNoNews() {
        StoryDays days = StoryDays.begin(MONDAY);
        assertEquals(List.of(0), days.counts());
        assertEquals(Optional.empty(), days.aDay());
        assertEquals(Optional.empty(), days.volume());
    }

    @Test
    void daysWithoutAFetchAreDaysWithoutAStory() {
        StoryDays days = StoryDays.begin(MONDAY).plus(MONDAY, 2).plus(MONDAY.plusDays(3), 4);
        assertEquals(List.of(2, 0, 0, 4), days.counts());
        assertEquals(2.0 / 3, days.aDay().orElseThrow(), 1e-9);
    }

    @Test
    void aClockThatGoesBackLosesNothing() {
        StoryDays days = StoryDays.begin(MONDAY).plus(MONDAY.minusDays(1), 3);
        assertEquals(List.of(3), days.counts());
        assertEquals(MONDAY, days.until());
    }

    @Test
    void noMoreDaysAreKeptThanAreNeeded() {
        StoryDays days = StoryDays.begin(MONDAY).plus(MONDAY.plusYears(3), 1);
        assertEquals(StoryDays.MOST, days.counts().size());
        assertEquals(1, days.counts().getLast());
    }

    @Test
    void aSteadyFeedIsAsUsual() {
        assertEquals(
                Optional.of(Volume.USUAL),
                days(10, 10, 9, 11, 10, 8, 12, 10, 10, 11, 3).volume());
    }

    @Test
    void aBusyFeedThatBringsNothingForADayIsQuiet() {
        assertEquals(
                Optional.of(Volume.QUIET),
                days(10, 10, 9, 11, 10, 8, 12, 10, 10, 0, 0).volume());
    }

    @Test
    void aSlowFeedIsQuietOnlyAfterAsManyDaysAsSaySomething() {
        List<Integer> slow =
                new ArrayList<>(IntStream.range(0, 20).mapToObj(day -> day % 2).toList());
        slow.addAll(List.of(0, 0, 0, 0));
        assertEquals(Optional.of(Volume.USUAL), new StoryDays(slow, MONDAY).volume());
        slow.addAll(List.of(0, 0, 0, 0, 0, 0, 0));
        assertEquals(Optional.of(Volume.QUIET), new StoryDays(slow, MONDAY).volume());
    }

    @Test
    void aWeekendIsNoSilence() {
        List<Integer> weeks = new ArrayList<>();
        for (int day = 0; day < 28; day++) {
            weeks.add(day % 7 < 5 ? 20 : 0);
        }
        assertEquals(Optional.of(Volume.USUAL), new StoryDays(weeks, MONDAY).volume());
    }

    @Test
    void manyMoreThanUsualOnTheRunningDayAreLoud() {
        assertEquals(
                Optional.of(Volume.LOUD),
                days(10, 10, 9, 11, 10, 8, 12, 10, 10, 11, 40).volume());
    }

    @Test
    void aHandfulWhereThereWasNearlyNothingIsNotLoud() {
        assertEquals(
                Optional.of(Volume.USUAL), days(0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 4).volume());
    }

    @Test
    void oneWeekSaysTooLittle() {
        assertTrue(days(10, 10, 9, 11, 10, 8, 0).volume().isEmpty());
    }

    private static StoryDays days(Integer... counts) {
        return new StoryDays(List.of(counts), MONDAY);
    }
}
