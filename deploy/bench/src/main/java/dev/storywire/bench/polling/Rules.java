package dev.storywire.bench.polling;

import dev.storywire.ingest.schedule.plan.Pace;
import dev.storywire.ingest.schedule.plan.Planner;
import dev.storywire.ingest.schedule.plan.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules that are compared, each by its own defaults at scale 1. All keep the same least interval. */
final class Rules {

    static final long SHORTEST = Duration.ofMinutes(5).toSeconds();
    /** How many stories a feed shows; older ones are not seen at the first look. */
    private static final int SHOWN = 30;

    private static final long MINUTE = 60;
    private static final long HOUR = 3600;
    private static final long DAY = 86_400;
    /** A Monday. */
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private Rules() {}

    static Rule fixed(Duration interval) {
        return scale -> (feed, before, known, last, now) -> bounded(interval.toSeconds() * scale, 365 * DAY);
    }

    /** Miniflux' scheduler "entry_frequency": a week by the number of entries of the last week, between 5 minutes and a day. */
    static Rule entryFrequency() {
        return scale -> (feed, before, known, last, now) -> {
            int entries = known - Trace.before(feed, now - 7 * DAY);
            return bounded((entries == 0 ? DAY : 7.0 * DAY / entries) * scale, DAY * Math.max(1, scale));
        };
    }

    /**
     * CommaFeed's rule: by the age of the newest entry, and for a lively feed half the mean distance of the entries that the feed shows; between 5 minutes
     * and four hours.
     */
    static Rule byAge() {
        return scale -> (feed, before, known, last, now) ->
                bounded(age(feed, known, now) * scale, 4 * HOUR * Math.max(1, scale));
    }

    private static double age(long[] feed, int known, long now) {
        double longest = 4 * HOUR;
        if (known == 0) {
            return longest;
        }
        long age = now - feed[known - 1];
        if (age > 30 * DAY) {
            return longest;
        }
        if (age > 14 * DAY) {
            return longest / 2;
        }
        if (age > 7 * DAY) {
            return longest / 4;
        }
        int shown = Math.min(SHOWN, known);
        return shown < 2 ? longest : (feed[known - 1] - feed[known - shown]) / (shown - 1.0) / 2;
    }

    /** Ours. */
    static Rule planner(Pace pace) {
        return scale -> new PlannerWatcher(
                new Planner(new Pace(pace.waiting() * scale * scale, pace.favour(), pace.shortest(), pace.longest())));
    }

    private static long bounded(double seconds, double longest) {
        return (long) Math.clamp(seconds, (double) SHORTEST, Math.max((double) SHORTEST, longest));
    }

    private static final class PlannerWatcher implements Rule.Watcher {

        private final Planner planner;
        private @Nullable Rhythm rhythm;

        PlannerWatcher(Planner planner) {
            this.planner = planner;
        }

        @Override
        public long look(long[] feed, int before, int known, long last, long now) {
            Instant time = START.plusSeconds(now);
            Rhythm current = rhythm;
            if (current == null) {
                current = Rhythm.of(times(feed, Math.max(0, known - SHOWN), known), time);
            } else if (known > before) {
                current = current.heard(times(feed, before, known), START.plusSeconds(last), time);
            }
            rhythm = current;
            return planner.interval(current, time).toSeconds() / MINUTE * MINUTE;
        }

        private static List<Instant> times(long[] feed, int from, int to) {
            List<Instant> times = new ArrayList<>(to - from);
            for (int i = from; i < to; i++) {
                times.add(START.plusSeconds(feed[i]));
            }
            return times;
        }
    }
}
