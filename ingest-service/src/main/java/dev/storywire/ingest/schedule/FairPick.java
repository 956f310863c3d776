package dev.storywire.ingest.schedule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Chooses among due feeds so that every host gets its turn: the first of each host before the second of any. */
final class FairPick {

    /** A due feed. */
    record Due(String feedId, String host) {}

    private FairPick() {}

    /**
     * Picks.
     *
     * @param due the longest due first
     * @param most to pick
     * @param perHost the most of one host
     */
    static List<Due> of(List<Due> due, int most, int perHost) {
        Map<String, Deque<Due>> byHost = new LinkedHashMap<>();
        for (Due feed : due) {
            byHost.computeIfAbsent(feed.host(), host -> new ArrayDeque<>()).add(feed);
        }
        List<Due> picked = new ArrayList<>();
        for (int round = 0; round < perHost && picked.size() < most; round++) {
            int before = picked.size();
            for (Deque<Due> feeds : byHost.values()) {
                if (picked.size() < most && !feeds.isEmpty()) {
                    picked.add(feeds.removeFirst());
                }
            }
            if (picked.size() == before) {
                break;
            }
        }
        return picked;
    }
}
