package dev.storywire.bench.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.storywire.local.Suite;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Stories that are pushed to the gateway at a steady rate, and since when each is found by a search of the index itself. One such search asks for all that were
 * not found yet, and the next follows it, so that a moment is at most one of them and a pause too late.
 */
public final class Pushed {
    private static final int PUSHES_A_SECOND = 50;
    private static final int LARGEST_PUSH = 10;
    private static final int MOST_ASKED = 4_000;
    private static final long PAUSE_NANOS = 10_000_000;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Http gateway;
    private final Http index;
    private final Map<String, Long> accepted = new ConcurrentHashMap<>();
    private final Map<String, Long> searchable = new ConcurrentHashMap<>();

    public Pushed(Suite suite) {
        this.gateway = new Http(suite.gateway().base());
        this.index = new Http(URI.create("http://" + suite.elasticsearch().host()));
    }

    /**
     * Pushes for so long, and waits until all is found; stories of before are forgotten.
     *
     * @param rate of stories a second
     * @param story its line by its number
     */
    public void push(int rate, int seconds, IntFunction<String> story) {
        accepted.clear();
        searchable.clear();
        int each = Math.clamp(rate / PUSHES_A_SECOND, 1, LARGEST_PUSH);
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < rate * seconds / each; i++) {
                int first = i * each;
                look(begin + first * TimeUnit.SECONDS.toNanos(1) / rate);
                threads.execute(() -> push(
                        IntStream.range(first, first + each).mapToObj(story).collect(Collectors.joining("\n"))));
            }
            threads.shutdown();
            long giveUp = System.nanoTime() + PATIENCE_NANOS;
            while ((!threads.isTerminated() || searchable.size() < accepted.size()) && System.nanoTime() < giveUp) {
                look(System.nanoTime() + PAUSE_NANOS);
            }
        }
        if (searchable.size() < accepted.size()) {
            System.out.println(accepted.size() - searchable.size() + " stories were not found in time");
        }
    }

    /** How many were accepted. */
    public int count() {
        return accepted.size();
    }

    /** How long after it was found first that moment is; 0 where it is before. */
    public long nanosSinceSearchable(String story, long moment) {
        return Math.max(0, moment - searchable.getOrDefault(story, moment));
    }

    /** From the answer that accepted a story until it was found, of all that were found. */
    Latencies untilSearchable() {
        return new Latencies(accepted.keySet().stream()
                .filter(searchable::containsKey)
                .mapToLong(this::nanosUntilSearchable)
                .toArray());
    }

    private long nanosUntilSearchable(String story) {
        long from = accepted.getOrDefault(story, 0L);
        return Math.max(0, searchable.getOrDefault(story, from) - from);
    }

    private void push(String lines) {
        HttpResponse<byte[]> answer =
                gateway.send("POST", "/v1/stories", lines.getBytes(UTF_8), "application/x-ndjson");
        long now = System.nanoTime();
        if (answer.statusCode() != 202) {
            System.out.println("push: " + answer.statusCode() + " " + new String(answer.body(), UTF_8));
            return;
        }
        Json.parse(answer.body())
                .path("outcomes")
                .forEach(outcome -> accepted.put(outcome.path("id").asText(), now));
    }

    /** Looks until that moment which of the accepted stories searches find by now. */
    private void look(long until) {
        do {
            Set<String> missing = new HashSet<>(accepted.keySet());
            missing.removeAll(searchable.keySet());
            if (!missing.isEmpty()) {
                String asked = missing.stream().limit(MOST_ASKED).collect(Collectors.joining("\",\"", "[\"", "\"]"));
                JsonNode hits = index.ask(
                        "POST",
                        "/stories/_search?filter_path=hits.hits._id",
                        "{\"size\":" + MOST_ASKED + ",\"_source\":false,\"query\":{\"terms\":{\"id\":" + asked + "}}}");
                long now = System.nanoTime();
                hits.at("/hits/hits")
                        .forEach(hit -> searchable.putIfAbsent(hit.path("_id").asText(), now));
            }
            LockSupport.parkNanos(Math.min(PAUSE_NANOS, Math.max(1, until - System.nanoTime())));
        } while (System.nanoTime() < until);
    }
}
