package dev.storywire.search.index;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * When changes are to be made visible. While few stories arrive: at once, though not more often than the interval
 * allows, and so that refreshing takes a part of the time only, however busy the index is: else it would hold up the writing that it is to
 * show. While many arrive, or many come late: not by us, since each refresh costs throughput. Not thread-safe.
 */
final class RefreshPolicy {
    private static final Duration WINDOW = Duration.ofSeconds(1);

    /** Of the time between the beginnings of two refreshes, the first takes one such part at most. */
    private static final int PARTS = 3;

    /** Of what may come in a second, so much in one batch that is late are many. */
    private static final int MANY = 4;

    private record Batch(Instant at, int stories) {}

    private final int promptRate;
    private final Duration interval;
    private final Duration late;
    private final Deque<Batch> recent = new ArrayDeque<>();
    private int storiesInWindow;
    private boolean flood;
    private Instant last = Instant.EPOCH;
    private Duration took = Duration.ZERO;

    /**
     * @param promptRate stories a second up to which refreshes are asked for
     * @param interval least time between two of them
     * @param late how old stories are that nobody gains much by seeing at once
     */
    RefreshPolicy(int promptRate, Duration interval, Duration late) {
        this.promptRate = promptRate;
        this.interval = interval;
        this.late = late;
    }

    /**
     * So many stories were written; empty where no refresh is to follow, else how long to wait for it.
     *
     * @param oldest when the first of their events was written
     */
    Optional<Duration> written(int stories, Instant oldest, Instant now) {
        recent.addLast(new Batch(now, stories));
        storiesInWindow += stories;
        while (recent.getFirst().at.isBefore(now.minus(WINDOW))) {
            storiesInWindow -= recent.removeFirst().stories;
        }
        boolean behind = stories > promptRate / MANY && oldest.isBefore(now.minus(late));
        flood = behind || storiesInWindow > promptRate;
        return flood ? Optional.empty() : Optional.of(pause(now));
    }

    /** Whether that was so when stories were written last. */
    boolean isFlood() {
        return flood;
    }

    /** How long the next refresh has to wait for. */
    Duration pause(Instant now) {
        Duration busy = took.multipliedBy(PARTS);
        Duration wait = Duration.between(now, last.plus(busy.compareTo(interval) > 0 ? busy : interval));
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /** A refresh was asked for. */
    void refreshing(Instant now) {
        last = now;
    }

    /** That refresh is over. */
    void refreshed(Instant now) {
        took = Duration.between(last, now);
    }
}
