package dev.storywire.gateway.page;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** What a bar of a timeline stands for, in UTC. */
enum Interval {
    HOUR("hour"),
    DAY("day"),
    WEEK("week"),
    MONTH("month");

    private static final int HOURS_UP_TO_DAYS = 4;
    private static final int DAYS_UP_TO_DAYS = 200;
    private static final int WEEKS_UP_TO_DAYS = 1200;

    private final String word;

    Interval(String word) {
        this.word = word;
    }

    /** As the API has it. */
    String word() {
        return word;
    }

    /** The finest that makes a chart which can be read; days where nobody said how long. */
    static Interval of(Period period, Instant now) {
        if (period.begin() == null) {
            return DAY;
        }
        Instant end = period.end() == null || period.end().isAfter(now) ? now : period.end();
        long days = Duration.between(period.begin(), end).toDays();
        return days <= HOURS_UP_TO_DAYS
                ? HOUR
                : days <= DAYS_UP_TO_DAYS ? DAY : days <= WEEKS_UP_TO_DAYS ? WEEK : MONTH;
    }

    /** When the interval begins that this time is in. */
    ZonedDateTime begin(ZonedDateTime time) {
        return switch (this) {
            case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
            case DAY -> time.truncatedTo(ChronoUnit.DAYS);
            case WEEK -> time.truncatedTo(ChronoUnit.DAYS).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
        };
    }

    /** So many of them later. */
    ZonedDateTime plus(ZonedDateTime time, long many) {
        return switch (this) {
            case HOUR -> time.plusHours(many);
            case DAY -> time.plusDays(many);
            case WEEK -> time.plusWeeks(many);
            case MONTH -> time.plusMonths(many);
        };
    }
}
