package dev.storywire.ingest.parse.feed;

import org.jspecify.annotations.Nullable;

/** Keeps the value from the most trusted place: the lowest rank, the first of equals. */
final class Ranked<T> {
    private @Nullable T value;
    private int rank = Integer.MAX_VALUE;

    void offer(int rank, @Nullable T value) {
        if (value != null && rank < this.rank) {
            this.value = value;
            this.rank = rank;
        }
    }

    @Nullable T get() {
        return value;
    }

    int rank() {
        return rank;
    }
}
