package dev.storywire.ingest.schedule.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When to look at a feed again, after whatever came of the last look. Every time has some jitter, so that feeds that were looked at together,
 * as after an outage, drift apart.
 */
public final class Timing {

    private static final int MOST_DOUBLINGS = 16;
    private static final double JITTER = 0.2;
    /** A planned moment is worth something: the jitter after it is short. */
    private static final double PLANNED_JITTER = 0.05;

    /**
     * The bounds.
     *
     * @param pace of planned looks
     * @param longestWish publishers may ask for intervals up to this one
     * @param longestBackOff between looks at a feed that fails
     * @param firstHostPause after the first 429 or 503 that doesn't say how long
     * @param longestHostPause whatever a host says
     * @param pushed between looks at a feed whose hub pushes its content
     */
    public record Bounds(
            Pace pace,
            Duration longestWish,
            Duration longestBackOff,
            Duration firstHostPause,
            Duration longestHostPause,
            Duration pushed) {}

    private final Bounds bounds;
    private final Planner planner;
    private final RandomGenerator random;

    /** @param random for the jitter */
    public Timing(Bounds bounds, RandomGenerator random) {
        this.bounds = bounds;
        this.planner = new Planner(bounds.pace());
        this.random = random;
    }

    /**
     * After an answer.
     *
     * @param own interval that people set; goes before the planned one, and before the publisher's wishes but for the skipped hours
     * @param pushed whether a hub pushes the feed's content, so that polling only has to find what got lost
     */
    public Instant afterAnswer(Rhythm rhythm, Wishes wishes, @Nullable Duration own, boolean pushed, Instant now) {
        Duration interval = own;
        if (interval == null) {
            Duration planned = longer(planner.interval(rhythm, now), wishes.least(bounds.longestWish()));
            interval = pushed ? longer(planned, bounds.pushed()) : planned;
        }
        return wishes.allowed(now.plus(later(interval, PLANNED_JITTER)));
    }

    /**
     * After a failure: the planned interval doubled with each failure in a row, up to the longest back-off.
     *
     * @param failures in a row, at least 1
     */
    public Instant afterFailure(Rhythm rhythm, @Nullable Duration own, int failures, Instant now) {
        Duration planned = own != null ? own : planner.interval(rhythm, now);
        Duration longest = longer(planned, bounds.longestBackOff());
        Duration interval = planned;
        for (int i = 1; i < Math.min(failures, MOST_DOUBLINGS) && interval.compareTo(longest) < 0; i++) {
            interval = interval.multipliedBy(2);
        }
        return now.plus(later(shorter(interval, longest), JITTER));
    }

    /** While it is our own network that is away: soon, and not all at once. */
    public Instant afterOwnOutage(Instant now) {
        return now.plus(later(bounds.pace().shortest(), 1));
    }

    /**
     * How long a host is left alone that said 429 or 503.
     *
     * @param retryAfter as it said
     * @param failures of the host in a row, this one included
     */
    public Duration hostPause(@Nullable Duration retryAfter, int failures) {
        Duration pause = bounds.firstHostPause();
        for (int i = 1; i < Math.min(failures, MOST_DOUBLINGS); i++) {
            pause = pause.multipliedBy(2);
        }
        return shorter(
                retryAfter == null ? pause : longer(retryAfter, Duration.ofSeconds(1)), bounds.longestHostPause());
    }

    private Duration later(Duration interval, double share) {
        return interval.plusMillis((long) (interval.toMillis() * share * random.nextDouble()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
