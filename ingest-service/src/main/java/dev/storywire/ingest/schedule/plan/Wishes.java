package dev.storywire.ingest.schedule.plan;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How often a publisher wants to be asked.
 *
 * @param fresh how long the last answer may be used ({@code Cache-Control}, {@code Expires}; RFC 9111)
 * @param ttl how long the feed says that it may be cached (RSS {@code ttl}, {@code sy:updatePeriod})
 * @param skipHours hours of the day (UTC, 0 to 23) in which nobody should ask (RSS {@code skipHours})
 * @param skipDays days of the week (UTC) on which nobody should ask (RSS {@code skipDays})
 */
public record Wishes(
        @Nullable Duration fresh, @Nullable Duration ttl, Set<Integer> skipHours, Set<DayOfWeek> skipDays) {

    /** Nothing was said. */
    public static final Wishes NONE = new Wishes(null, null, Set.of(), Set.of());

    private static final int HOURS_A_WEEK = 168;

    /** Copies the sets. */
    public Wishes {
        skipHours = Set.copyOf(skipHours);
        skipDays = Set.copyOf(skipDays);
    }

    /** The shortest interval that the publisher asks for, never more than {@code most}. */
    Duration least(Duration most) {
        Duration longer = longer(fresh, ttl);
        return longer.compareTo(most) < 0 ? longer : most;
    }

    /** This time or the first after it that is not skipped; this time where all are. */
    Instant allowed(Instant time) {
        ZonedDateTime at = time.atZone(ZoneOffset.UTC);
        for (int hours = 0; hours < HOURS_A_WEEK; hours++) {
            if (!skipHours.contains(at.getHour()) && !skipDays.contains(at.getDayOfWeek())) {
                return at.toInstant();
            }
            at = at.truncatedTo(ChronoUnit.HOURS).plusHours(1);
        }
        return time;
    }

    private static Duration longer(@Nullable Duration one, @Nullable Duration other) {
        Duration first = one == null ? Duration.ZERO : one;
        return other == null || first.compareTo(other) > 0 ? first : other;
    }
}
