package dev.storywire.search.index;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * The month, in UTC, in which a story was first seen. It is the same for every revision.
 *
 * @param suffix {@code 2026-11}, or {@code undated} where the story doesn't say, or says a year before 1990 or after 2100
 */
public record StoryMonth(String suffix) {
    static final StoryMonth UNDATED = new StoryMonth("undated");

    /** So that a faulty producer can't make any number of indices. */
    private static final int FIRST_YEAR = 1990;

    private static final int LAST_YEAR = 2100;

    static StoryMonth of(Instant seen) {
        YearMonth month = YearMonth.from(seen.atOffset(ZoneOffset.UTC));
        return month.getYear() < FIRST_YEAR || month.getYear() > LAST_YEAR ? UNDATED : new StoryMonth(month.toString());
    }
}
