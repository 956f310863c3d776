package dev.storywire.gateway.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * When the stories of a search were published, as bars side by side, also for the times of which there are none.
 *
 * @param most of a bar
 * @param earlier stories before the first bar, which would only flatten the rest
 */
record Timeline(List<Bar> bars, long most, long earlier, boolean byHour) {

    /** The drawing's size, in units of its own; it is stretched to its place. */
    static final int WIDTH = 1000;

    static final int HEIGHT = 60;

    private static final int MOST_BARS = 120;
    private static final int FEWEST_BARS = 14;
    private static final int UNBOUNDED_BARS = 90;

    /**
     * A bar.
     *
     * @param from where a search for it begins
     * @param to where such a search ends, included
     * @param x its left edge, and {@code y} its top
     */
    record Bar(Instant begin, String from, String to, long count, int x, int y, int width, int height) {}

    /**
     * @param buckets of the service: {@code from} and {@code count}, the oldest first, none of them empty
     * @return absent where there is nothing to draw
     */
    static @Nullable Timeline of(List<Facts> buckets, Interval interval, Period period, Instant now) {
        NavigableMap<Instant, Long> counts = new TreeMap<>();
        for (Facts bucket : buckets) {
            Instant from = bucket.time("from");
            if (from != null) {
                counts.merge(from, bucket.number("count"), Long::sum);
            }
        }
        if (counts.isEmpty()) {
            return null;
        }
        ZonedDateTime end = interval.plus(interval.begin(utc(last(counts, period, now))), 1);
        ZonedDateTime begin = interval.begin(utc(first(counts, period, interval, end)));
        long slots = slots(interval, begin, end);
        long step = Math.max(1, (slots + MOST_BARS - 1) / MOST_BARS);
        List<Bar> bars = draw(counts, interval, begin, end, step);
        long most = bars.stream().mapToLong(Bar::count).max().orElse(0);
        long earlier = counts.headMap(begin.toInstant(), false).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return new Timeline(scaled(bars, most), most, earlier, interval == Interval.HOUR);
    }

    private static Instant last(NavigableMap<Instant, Long> counts, Period period, Instant now) {
        if (period.end() != null) {
            Instant lastMoment = period.end().minusMillis(1);
            return lastMoment.isAfter(now) && counts.lastKey().isBefore(now) ? now : lastMoment;
        }
        return counts.lastKey();
    }

    private static Instant first(
            NavigableMap<Instant, Long> counts, Period period, Interval interval, ZonedDateTime end) {
        if (period.begin() != null) {
            return period.begin().isBefore(end.toInstant()) ? period.begin() : counts.firstKey();
        }
        Instant earliest = interval.plus(end, -UNBOUNDED_BARS).toInstant();
        Instant latest = interval.plus(end, -FEWEST_BARS).toInstant();
        Instant first = counts.firstKey();
        return first.isBefore(earliest) ? earliest : first.isAfter(latest) ? latest : first;
    }

    private static long slots(Interval interval, ZonedDateTime begin, ZonedDateTime end) {
        return switch (interval) {
            case HOUR -> ChronoUnit.HOURS.between(begin, end);
            case DAY -> ChronoUnit.DAYS.between(begin, end);
            case WEEK -> ChronoUnit.WEEKS.between(begin, end);
            case MONTH -> ChronoUnit.MONTHS.between(begin, end);
        };
    }

    private static List<Bar> draw(
            NavigableMap<Instant, Long> counts, Interval interval, ZonedDateTime begin, ZonedDateTime end, long step) {
        List<Bar> bars = new ArrayList<>();
        for (ZonedDateTime at = begin; at.isBefore(end); at = interval.plus(at, step)) {
            ZonedDateTime next = interval.plus(at, step);
            long count = counts.subMap(at.toInstant(), next.toInstant()).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            boolean byHour = interval == Interval.HOUR;
            bars.add(new Bar(
                    at.toInstant(),
                    byHour ? at.toInstant().toString() : at.toLocalDate().toString(),
                    byHour
                            ? next.toInstant().minusSeconds(1).toString()
                            : next.toLocalDate().minusDays(1).toString(),
                    count,
                    0,
                    0,
                    0,
                    0));
        }
        return bars;
    }

    private static List<Bar> scaled(List<Bar> bars, long most) {
        List<Bar> scaled = new ArrayList<>();
        int many = bars.size();
        for (int i = 0; i < many; i++) {
            Bar bar = bars.get(i);
            int x = i * WIDTH / many;
            int width = Math.max(1, (i + 1) * WIDTH / many - x - (many > 60 ? 1 : 2));
            // What is there is seen, however little it is.
            int height = bar.count() == 0 ? 0 : Math.max(2, (int) (bar.count() * (HEIGHT - 2) / most));
            scaled.add(new Bar(bar.begin(), bar.from(), bar.to(), bar.count(), x, HEIGHT - height, width, height));
        }
        return scaled;
    }

    private static ZonedDateTime utc(Instant time) {
        return time.atZone(ZoneOffset.UTC);
    }
}
