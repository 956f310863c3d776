package dev.storywire.search.story;

import java.time.Duration;
import java.time.Instant;

/**
 * How often a snapshot may be opened, so that not too many are kept at a time: as often as anybody likes for a while, then as often as the
 * oldest ones expire. Not thread-safe.
 */
final class SnapshotPace {
    /** Of all that may be kept, so many may be opened one right after the other. */
    private static final double SPARE = 0.5;

    private final Duration spacing;
    private final Duration spare;
    private Instant paidUntil = Instant.EPOCH;

    /** @param most that are kept, when they are opened steadily; half as many more after a rush */
    SnapshotPace(Duration keepAlive, int most) {
        this.spacing = keepAlive.dividedBy(most);
        this.spare = Duration.ofMillis((long) (keepAlive.toMillis() * SPARE));
    }

    /** Whether one more may be opened, which is then counted. */
    boolean open(Instant now) {
        if (paidUntil.isAfter(now.plus(spare))) {
            return false;
        }
        paidUntil = (paidUntil.isAfter(now) ? paidUntil : now).plus(spacing);
        return true;
    }
}
