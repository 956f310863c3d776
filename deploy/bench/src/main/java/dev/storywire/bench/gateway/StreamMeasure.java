package dev.storywire.bench.gateway;

import dev.storywire.bench.ResidentMemory;
import dev.storywire.bench.search.Latencies;
import dev.storywire.bench.search.Pushed;
import dev.storywire.local.Service;
import dev.storywire.local.Suite;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Many subscribers of the live stream, each of one of so many sources, while stories of all of them come: how long after the first search that could
 * find it a story is told, and what a subscriber costs.
 */
final class StreamMeasure {
    private static final Pattern STORY = Pattern.compile("data: ?\\{\"id\":\"([^\"]+)\"");
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long PAUSE_NANOS = 5_000_000;

    /** A story reached a subscriber. */
    private record Told(String story, long at) {}

    private final Suite suite;
    private final int subscribers;
    private final int sources;
    private final int rate;
    private final int seconds;
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();
    private final Pushed pushed;
    private final List<Wire> wires = new ArrayList<>();

    StreamMeasure(Suite suite, int subscribers, int sources, int rate, int seconds) {
        this.suite = suite;
        this.subscribers = subscribers;
        this.sources = sources;
        this.rate = rate;
        this.seconds = seconds;
        this.pushed = new Pushed(suite);
    }

    void run() throws IOException {
        long before = ResidentMemory.megabytes(Service.GATEWAY);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            subscribe(threads);
            long open = ResidentMemory.megabytes(Service.GATEWAY);
            push("warm", Math.max(5, seconds / 2));
            push("live", seconds);
            long after = ResidentMemory.megabytes(Service.GATEWAY);
            for (Wire wire : wires) {
                wire.close();
            }
            print(before, open, after);
        }
    }

    /** One after the other, so that who is refused is seen. */
    private void subscribe(ExecutorService threads) throws IOException {
        for (int i = 0; i < subscribers; i++) {
            Wire wire = new Wire(suite.gateway().base());
            wires.add(wire);
            wire.open("/v1/stream?source=" + source(i % sources));
            threads.execute(() -> follow(wire));
        }
    }

    private void follow(Wire wire) {
        try {
            while (true) {
                Matcher stories = STORY.matcher(wire.next());
                long now = System.nanoTime();
                while (stories.find()) {
                    told.add(new Told(stories.group(1), now));
                }
            }
        } catch (IOException ended) {
            // The measure closes the connections when it is over.
        }
    }

    /** Pushes for so long, and waits until all is found and told. */
    private void push(String run, int length) {
        told.clear();
        pushed.push(
                rate,
                length,
                i -> "{\"source\":{\"name\":\"%s\"},\"externalId\":\"%s-%d\",\"headline\":\"Report %d of the harbour\"}"
                        .formatted(source(i % sources), run, i, i));
        await(() -> told.size() >= expected());
    }

    private void print(long before, long open, long after) {
        Latencies delay = new Latencies(told.stream()
                .mapToLong(one -> pushed.nanosSinceSearchable(one.story(), one.at()))
                .toArray());
        System.out.printf(
                Locale.ROOT,
                "%,d subscribers of %,d sources, %d stories/s: told %,d of %,d; after searchable p50 %.0f ms, p99 %.0f"
                        + " ms (aim p99 at most 1,000); gateway %d MB before, %d MB with all connected (%.1f kB a"
                        + " subscriber), %d MB at the end (aim at most 180)%n",
                subscribers,
                sources,
                rate,
                told.size(),
                expected(),
                delay.millis(0.5),
                delay.millis(0.99),
                before,
                open,
                (open - before) * 1024.0 / subscribers,
                after);
    }

    private long expected() {
        return (long) pushed.count() * subscribers / sources;
    }

    private static String source(int number) {
        return "Wire" + number;
    }

    private static void await(BooleanSupplier condition) {
        long giveUp = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean() && System.nanoTime() < giveUp) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
