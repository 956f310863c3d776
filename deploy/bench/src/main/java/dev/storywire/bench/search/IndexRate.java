package dev.storywire.bench.search;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** How quickly documents come. */
public final class IndexRate {
    private static final long POLL_NANOS = 20_000_000;

    private IndexRate() {}

    /** Documents a second from the first tenth of so many to the last, so that no start counts. */
    public static double of(long documents, LongSupplier done) {
        long first = 0;
        long firstAt = 0;
        while (true) {
            long count = done.getAsLong();
            long now = System.nanoTime();
            if (count >= documents / 10 && firstAt == 0) {
                first = count;
                firstAt = now;
            }
            if (count >= documents) {
                return (count - first) / Math.max(1e-3, (now - firstAt) / 1e9);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** Documents that the node has written into this index so far. */
    static long written(Http node, String index) {
        return node.get("/" + index + "/_stats/indexing")
                .at("/_all/primaries/indexing/index_total")
                .asLong();
    }
}
