package dev.storywire.gateway.backing;

import java.util.function.LongSupplier;

/**
 * How long those should stay away who are refused. They are told to come one after the other, as quickly as calls were answered lately: a crowd that is told one
 * time comes back as a crowd, in vain over and over, and its refusals take the processors from those who are served.
 */
final class Pace {

    /** Seconds; also where nothing is known yet. */
    static final int LEAST = BackingFailure.RETRY_SECONDS;

    static final int MOST = 60;

    /** Seconds over which answers are counted. */
    private static final double WINDOW = 5;

    private final LongSupplier nanos;
    private double begin;
    private int answered;
    /** Answers a second. */
    private double rate = Double.POSITIVE_INFINITY;
    /** When the last of those who were refused is to come. */
    private double due;

    Pace(LongSupplier nanos) {
        this.nanos = nanos;
        this.begin = now();
        this.due = begin;
    }

    /** A call was answered. */
    synchronized void answered() {
        roll(now());
        answered++;
    }

    /** A call is refused. Gives the whole seconds that it is to stay away. */
    synchronized int refused() {
        double now = now();
        roll(now);
        due = Math.clamp(due + 1 / rate, now + LEAST, now + MOST);
        return (int) Math.round(due - now);
    }

    private void roll(double now) {
        double elapsed = now - begin;
        if (elapsed < WINDOW) {
            return;
        }
        // After a pause nothing is known of the rate any more.
        rate = elapsed < 2 * WINDOW ? Math.max(answered, 1) / elapsed : Double.POSITIVE_INFINITY;
        begin = now;
        answered = 0;
    }

    private double now() {
        return nanos.getAsLong() / 1e9;
    }
}
