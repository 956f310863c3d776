package dev.storywire.gateway.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Token buckets, one for each caller: a bucket holds what may be spent in a minute and fills evenly. A bucket that is full
 * again says nothing and is forgotten, so that memory is bounded by those who spend; beyond the bound newcomers share one.
 */
final class Buckets {

    private static final double NANOS_A_MINUTE = 60e9;
    private static final String EVERYBODY_ELSE = "";

    /** @param at when there was this much, in nanoseconds of an arbitrary clock */
    private record Bucket(double left, long at, int perMinute) {

        double leftAt(long now) {
            return Math.min(perMinute, left + (now - at) * perMinute / NANOS_A_MINUTE);
        }
    }

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final int most;

    Buckets(int most) {
        this.most = most;
    }

    /** Spends, if there is enough. A wish for more than a minute's worth is granted to a full bucket. */
    Spending spend(String caller, int perMinute, int cost, long now) {
        int wish = Math.min(cost, perMinute);
        boolean[] granted = new boolean[1];
        Bucket after = buckets.compute(known(caller, now), (key, before) -> {
            double left = before == null ? perMinute : before.leftAt(now);
            granted[0] = left >= wish;
            return new Bucket(granted[0] ? left - wish : left, now, perMinute);
        });
        return told(granted[0], after.left(), perMinute, wish);
    }

    /** What spending would become of, without doing it. */
    Spending look(String caller, int perMinute, long now) {
        Bucket bucket = buckets.get(caller);
        double left = bucket == null ? perMinute : bucket.leftAt(now);
        return told(left >= 1, left, perMinute, 1);
    }

    int size() {
        return buckets.size();
    }

    private String known(String caller, long now) {
        if (buckets.size() >= most && !buckets.containsKey(caller)) {
            buckets.values().removeIf(bucket -> bucket.leftAt(now) >= bucket.perMinute());
            if (buckets.size() >= most) {
                return EVERYBODY_ELSE;
            }
        }
        return caller;
    }

    private static Spending told(boolean granted, double left, int perMinute, int wish) {
        return new Spending(
                granted,
                perMinute,
                (int) left,
                seconds(perMinute - left, perMinute),
                granted ? 0 : Math.max(1, seconds(wish - left, perMinute)));
    }

    private static int seconds(double missing, int perMinute) {
        return (int) Math.ceil(missing * 60 / perMinute);
    }
}
