package dev.storywire.ingest.parse.feed;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps all values, the most trusted first, in document order where the trust is the same. */
final class RankedList<T> {
    private record Entry<T>(int rank, T value) {}

    private final List<Entry<T>> entries = new ArrayList<>(2);
    private final int most;

    RankedList(int most) {
        this.most = most;
    }

    void offer(int rank, @Nullable T value) {
        if (value == null || entries.size() >= most) {
            return;
        }
        int at = entries.size();
        while (at > 0 && entries.get(at - 1).rank() > rank) {
            at--;
        }
        entries.add(at, new Entry<>(rank, value));
    }

    List<T> all() {
        return entries.stream().map(Entry::value).toList();
    }

    /** Those of places that are trusted more than {@code rank}. */
    List<T> below(int rank) {
        return entries.stream().filter(e -> e.rank() < rank).map(Entry::value).toList();
    }

    /** Those of the most trusted place only. */
    List<T> best() {
        if (entries.isEmpty()) {
            return List.of();
        }
        int rank = entries.getFirst().rank();
        return entries.stream().filter(e -> e.rank() == rank).map(Entry::value).toList();
    }
}
