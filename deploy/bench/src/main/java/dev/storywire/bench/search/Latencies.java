package dev.storywire.bench.search;

import java.util.Arrays;

/** How long things took, in nanoseconds; sorted once, for quantiles. */
public final class Latencies {
    private final long[] sorted;

    /** @param nanos in any order */
    public Latencies(long[] nanos) {
        sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    /** How many. */
    public int count() {
        return sorted.length;
    }

    /** In milliseconds; 0 where nothing was measured. */
    public double millis(double quantile) {
        if (sorted.length == 0) {
            return 0;
        }
        int rank = (int) Math.ceil(quantile * sorted.length) - 1;
        return sorted[Math.clamp(rank, 0, sorted.length - 1)] / 1e6;
    }
}
