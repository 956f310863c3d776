package dev.storywire.gateway.backing;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How long those should stay away who are refused: for as long as their service takes for all who wait to come again, so that about as many come back as can
 * be taken. Told less, a crowd would come back in vain over and over, and its refusals take the processors from those who are served.
 */
final class Pace {

    /** Seconds; also where nothing is known yet. */
    static final int LEAST = BackingFailure.RETRY_SECONDS;

    static final int MOST = 60;

    private static final long WINDOW = TimeUnit.SECONDS.toNanos(LEAST);
    /** Told times lie so far around the right one, so that a crowd doesn't come back as one. */
    private static final double SPREAD = 0.25;

    private final LongSupplier nanos;
    private long begin;
    private int ended;
    private int refused;
    private double seconds = LEAST;

    Pace(LongSupplier nanos) {
        this.nanos = nanos;
        this.begin = nanos.getAsLong();
    }

    /** A call has ended. */
    synchronized void ended() {
        roll();
        ended++;
    }

    /** A call is refused. Gives the whole seconds that it is to stay away. */
    int refused() {
        double around = 1 + ThreadLocalRandom.current().nextDouble(-SPREAD, SPREAD);
        return (int) Math.ceil(count() * around);
    }

    private synchronized double count() {
        roll();
        refused++;
        return seconds;
    }

    /** As many wait as were refused within the time that they were told; they are taken as quickly as calls ended. */
    private void roll() {
        long now = nanos.getAsLong();
        if (now - begin < WINDOW) {
            return;
        }
        boolean recent = now - begin < 2 * WINDOW;
        double right = recent ? seconds * refused / Math.max(ended, 1) : LEAST;
        seconds = Math.clamp(right, LEAST, MOST);
        begin = now;
        ended = 0;
        refused = 0;
    }
}
