package dev.storywire.e2e.chaos;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** What was accepted, and how everything was answered that was asked meanwhile. */
final class Ledger {

    private static final int MOST_SURPRISES = 20;

    private final Map<String, Accepted> stories = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> pushes = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> reads = new ConcurrentHashMap<>();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pushed = new AtomicInteger();
    private volatile String newest = "";

    void accept(Accepted story) {
        stories.put(story.name(), story);
    }

    /** A story was accepted that was not there before, so that everybody who follows has yet to hear of it. */
    void tell(String name) {
        newest = name;
        pushed.incrementAndGet();
    }

    void pushAnswered(String how) {
        count(pushes, how);
    }

    void readAnswered(String how) {
        count(reads, how);
    }

    /** Something that no fault excuses, such as a sound story that was refused. */
    void surprise(String what) {
        if (surprises.size() < MOST_SURPRISES) {
            surprises.add(what);
        }
    }

    List<Accepted> stories() {
        return List.copyOf(stories.values());
    }

    /** How many new stories were pushed and accepted. */
    int pushed() {
        return pushed.get();
    }

    /** The name of the new story that was pushed and accepted last. */
    String newest() {
        return newest;
    }

    List<String> surprises() {
        return List.copyOf(surprises);
    }

    Map<String, Integer> pushes() {
        return counts(pushes);
    }

    Map<String, Integer> reads() {
        return counts(reads);
    }

    private static void count(Map<String, AtomicInteger> counts, String how) {
        counts.computeIfAbsent(how, any -> new AtomicInteger()).incrementAndGet();
    }

    private static Map<String, Integer> counts(Map<String, AtomicInteger> counts) {
        return counts.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().get(), Integer::sum, TreeMap::new));
    }
}
