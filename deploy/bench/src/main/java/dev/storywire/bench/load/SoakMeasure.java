package dev.storywire.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.storywire.bench.search.Http;
import dev.storywire.bench.search.Latencies;
import dev.storywire.bench.search.NewsStories;
import dev.storywire.local.Suite;
import dev.storywire.local.Usage;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/**
 * A long time at a part of what the suite can do: pushes at a steady rate, searches beside them, and every ten seconds a look at what each part holds and
 * how far the index is behind. Nothing may grow but the disk, and with it what is mapped of it: the last third of the looks is compared with the second, each by
 * its median, since what leaks raises them all, and calls that wait for a while raise a few. The index is to be no further behind than it takes to
 * push for some seconds.
 */
final class SoakMeasure {
    private static final int AT_ONCE = 10;
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long SEARCH_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final double MOST_GROWTH = 1.1;

    /** Of files and threads. Connections keep files open that they have read, as long as there are not too many: they vary. */
    private static final double MOST_OPEN = 1.5;

    private static final int SECONDS_BEHIND = 10;

    private static final long PAUSE_NANOS = 200_000_000;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** One look. */
    private record Look(Map<String, Usage> parts, long behind) {}

    private final Suite suite;
    private final Http gateway;
    private final Http node;
    private final NewsStories news = new NewsStories("soak");
    private final Queue<Long> searches = new ConcurrentLinkedQueue<>();
    private final LongAdder failed = new LongAdder();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();
    private final List<Look> looks = new ArrayList<>();
    private final RawData data = new RawData(
            "soak",
            "second",
            "stories behind",
            "search p50 ms",
            "search p99 ms",
            "failed searches",
            "part",
            "processor seconds",
            "megabytes",
            "mapped",
            "files",
            "threads");

    SoakMeasure(Suite suite) {
        this.suite = suite;
        this.gateway = new Http(suite.gateway().base());
        this.node = new Http(URI.create("http://" + suite.elasticsearch().host()));
    }

    /**
     * @param rate stories a second
     * @return whether nothing grew, failed or was lost
     */
    boolean run(double rate, int minutes) throws InterruptedException {
        Pushing pushing = new Pushing(gateway, news);
        long before = searchable();
        long start = System.nanoTime();
        long end = start + TimeUnit.MINUTES.toNanos(minutes);
        List<Latencies> ofLooks = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> push(pushing, rate, start, end));
            threads.execute(() -> search(end));
            for (long due = start + LOOK_NANOS; due < end; due += LOOK_NANOS) {
                LockSupport.parkNanos(due - System.nanoTime());
                ofLooks.add(look((due - start) / 1_000_000_000L));
            }
        }
        boolean whole = settled(before + pushing.accepted());
        System.out.printf(
                Locale.ROOT,
                "soak: %d min at %.0f stories/s: %,d accepted, %s found; %d pushes told to come again, %d broken %s, %d searches failed; %s%n",
                minutes,
                rate,
                pushing.accepted(),
                whole ? "all" : "not all",
                pushing.refused(),
                broken.size(),
                broken.stream().limit(1).toList(),
                failed.sum(),
                data.file());
        return compare(ofLooks, rate) && whole && broken.isEmpty() && failed.sum() == 0;
    }

    private void push(Pushing pushing, double rate, long start, long end) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; System.nanoTime() < end; i++) {
                int number = i;
                LockSupport.parkNanos(start + (long) (i * AT_ONCE * 1e9 / rate) - System.nanoTime());
                threads.execute(() -> {
                    try {
                        pushing.push(number * AT_ONCE, AT_ONCE);
                    } catch (RuntimeException failure) {
                        broken.add(failure.toString());
                    }
                });
            }
        }
    }

    private void search(long end) {
        for (int i = 0; System.nanoTime() < end; i++) {
            String query = URLEncoder.encode(news.query(i), StandardCharsets.UTF_8);
            long start = System.nanoTime();
            if (isAnswered("/v1/stories?q=" + query)) {
                searches.add(System.nanoTime() - start);
            } else {
                failed.increment();
            }
            LockSupport.parkNanos(SEARCH_NANOS);
        }
    }

    private boolean isAnswered(String target) {
        try {
            return gateway.send("GET", target, new byte[0], "application/json").statusCode() == 200;
        } catch (RuntimeException noAnswer) {
            return false;
        }
    }

    private Latencies look(long second) {
        JsonNode lag = gateway.get("/v1/status").path("lag");
        long behind = lag.path("unpublished").asLong() + lag.path("unindexed").asLong();
        Map<String, Usage> parts = suite.usage();
        List<Long> taken = new ArrayList<>();
        for (Long one = searches.poll(); one != null; one = searches.poll()) {
            taken.add(one);
        }
        Latencies search =
                new Latencies(taken.stream().mapToLong(Long::longValue).toArray());
        parts.forEach((part, usage) -> data.row(
                second,
                behind,
                search.millis(0.5),
                search.millis(0.99),
                failed.sum(),
                part,
                usage.seconds(),
                usage.megabytes(),
                usage.mapped(),
                usage.files(),
                usage.threads()));
        looks.add(new Look(parts, behind));
        return search;
    }

    /** Prints a line for each part and one for what is behind. */
    private boolean compare(List<Latencies> searched, double rate) {
        int third = looks.size() / 3;
        List<Look> middle = looks.subList(third, 2 * third);
        List<Look> last = looks.subList(2 * third, looks.size());
        boolean flat = true;
        for (String part : looks.getLast().parts().keySet()) {
            long own = median(middle, part, Usage::own);
            long laterOwn = median(last, part, Usage::own);
            long files = median(middle, part, Usage::files);
            long laterFiles = median(last, part, Usage::files);
            long threads = median(middle, part, Usage::threads);
            long laterThreads = median(last, part, Usage::threads);
            boolean grew = laterOwn > MOST_GROWTH * own
                    || laterFiles > MOST_OPEN * files
                    || laterThreads > MOST_OPEN * threads;
            flat &= !grew;
            System.out.printf(
                    "  %s: %d, then %d MB of its own; %d, then %d with files; %d, then %d files open; %d, then %d threads%s%n",
                    part,
                    own,
                    laterOwn,
                    median(middle, part, Usage::megabytes),
                    median(last, part, Usage::megabytes),
                    files,
                    laterFiles,
                    threads,
                    laterThreads,
                    grew ? ": it grows" : "");
        }
        long behind = median(middle.stream().mapToLong(Look::behind));
        long later = median(last.stream().mapToLong(Look::behind));
        System.out.printf(
                Locale.ROOT,
                "  behind: %,d, then %,d stories; search p50 at first %.1f ms, at last %.1f ms%n",
                behind,
                later,
                searched.getFirst().millis(0.5),
                searched.getLast().millis(0.5));
        return flat && later <= SECONDS_BEHIND * rate;
    }

    private static long median(List<Look> looks, String part, ToLongFunction<Usage> held) {
        return median(looks.stream()
                .filter(look -> look.parts().containsKey(part))
                .map(look -> look.parts().get(part))
                .mapToLong(held));
    }

    private static long median(LongStream values) {
        long[] sorted = values.sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    /** Whether so many are found, and no more; waits as long as every minute adds some. */
    private boolean settled(long stories) {
        long found = searchable();
        long giveUp = System.nanoTime() + PATIENCE_NANOS;
        while (found < stories && System.nanoTime() < giveUp) {
            LockSupport.parkNanos(PAUSE_NANOS);
            long now = searchable();
            if (now > found) {
                giveUp = System.nanoTime() + PATIENCE_NANOS;
            }
            found = now;
        }
        return found == stories;
    }

    private long searchable() {
        return node.get("/stories/_count").path("count").asLong();
    }
}
