package dev.storywire.ingest.leader;

import java.time.Duration;

/** Failures in a row, and how long to pause after each: doubled from the first to the longest. */
final class Failures {

    private final Duration first;
    private final Duration longest;
    private int inARow;

    Failures(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    /** Counts one more; the pause after it. */
    Duration next() {
        Duration pause = first;
        for (int i = 0; i < inARow && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        inARow++;
        return pause.compareTo(longest) < 0 ? pause : longest;
    }

    /** Whether the last one was the first in a row. */
    boolean isFirst() {
        return inARow == 1;
    }

    /** Success: whether there were failures before it. */
    boolean end() {
        boolean ended = inARow > 0;
        inARow = 0;
        return ended;
    }
}
