package dev.storywire.bench.polling;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A rule on a trace. What it learns in the first days is not measured.
 *
 * @param scale of the rule's intervals
 * @param requests a feed and day
 * @param delays seconds from publication to fetch of every story, sorted
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Run(double scale, double requests, int[] delays) {

    /** Days that are not measured. */
    static final int WARM_UP_DAYS = 14;

    /** Looks at every {@code step}th feed as the rule says. */
    static Run of(Rule rule, double scale, List<long[]> feeds, int days, int step) {
        long requests = 0;
        int number = 0;
        int[] delays = new int[1 << 16];
        int filled = 0;
        long measured = (long) WARM_UP_DAYS * Trace.DAY;
        long end = (long) days * Trace.DAY;
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < feeds.size(); i += step) {
            long[] feed = feeds.get(i);
            number++;
            Rule.Watcher watcher = rule.watch(scale);
            int before = -1;
            long last = 0;
            long now = random.nextInt(3600);
            while (now < end) {
                int known = before < 0 ? Trace.before(feed, now) : before;
                while (known < feed.length && feed[known] <= now) {
                    if (before >= 0 && feed[known] >= measured) {
                        if (filled == delays.length) {
                            delays = Arrays.copyOf(delays, filled * 2);
                        }
                        delays[filled++] = Math.toIntExact(now - feed[known]);
                    }
                    known++;
                }
                requests += now >= measured ? 1 : 0;
                long next = now + watcher.look(feed, before, known, last, now);
                before = known;
                last = now;
                now = next;
            }
        }
        int[] sorted = Arrays.copyOf(delays, filled);
        Arrays.sort(sorted);
        return new Run(scale, requests / (double) number / (days - WARM_UP_DAYS), sorted);
    }

    /**
     * The run in which a rule makes so many requests a feed and day, give or take one in a hundred. The scale is looked for on a part of the feeds;
     * how far that part is off, a run of all tells.
     */
    static Run at(Rule rule, double requests, List<long[]> feeds, int days, int step) {
        double share = 1;
        @Nullable Run run = null;
        for (int i = 0; i < 4 && (run == null || Math.abs(run.requests / requests - 1) > 0.01); i++) {
            double scale = scaleFor(rule, requests / share, feeds, days, step);
            run = of(rule, scale, feeds, days, 1);
            share = run.requests / of(rule, scale, feeds, days, step).requests;
        }
        return Objects.requireNonNull(run);
    }

    private static double scaleFor(Rule rule, double requests, List<long[]> feeds, int days, int step) {
        double low = 0.05;
        double high = 20;
        for (int i = 0; i < 14; i++) {
            double middle = Math.sqrt(low * high);
            if (of(rule, middle, feeds, days, step).requests > requests) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.sqrt(low * high);
    }

    double minutes(double quantile) {
        return delays[(int) Math.min(delays.length - 1, (long) (quantile * delays.length))] / 60.0;
    }

    double mean() {
        return Arrays.stream(delays).average().orElse(0) / 60;
    }
}
