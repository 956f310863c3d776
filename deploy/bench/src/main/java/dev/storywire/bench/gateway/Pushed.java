package dev.storywire.bench.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.storywire.bench.search.Http;
import dev.storywire.bench.search.Json;
import dev.storywire.local.Suite;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Stories that are pushed at a steady rate, and since when each is found by a search of the index. */
final class Pushed {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long PAUSE_NANOS = 5_000_000;
    private static final int AT_ONCE = 5;
    private static final int MOST_ASKED = 1_000;

    private final Http gateway;
    private final Http index;
    private final Set<String> pushed = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> searchable = new ConcurrentHashMap<>();

    Pushed(Suite suite) {
        this.gateway = new Http(suite.gateway().base());
        this.index = new Http(URI.create("http://" + suite.elasticsearch().host()));
    }

    /**
     * Pushes for so long, and waits until all is found; stories of before are forgotten.
     *
     * @param rate of stories a second
     * @param story its line by its number
     */
    void push(ExecutorService threads, int rate, int seconds, IntFunction<String> story) {
        pushed.clear();
        searchable.clear();
        int pushes = rate * seconds / AT_ONCE;
        long begin = System.nanoTime();
        AtomicInteger under = new AtomicInteger(pushes);
        for (int i = 0; i < pushes; i++) {
            look(begin + (long) i * AT_ONCE * TimeUnit.SECONDS.toNanos(1) / rate);
            int first = i * AT_ONCE;
            threads.execute(() -> {
                push(IntStream.range(first, first + AT_ONCE).mapToObj(story).collect(Collectors.joining("\n")));
                under.decrementAndGet();
            });
        }
        long giveUp = System.nanoTime() + PATIENCE_NANOS;
        while ((under.get() > 0 || searchable.size() < pushed.size()) && System.nanoTime() < giveUp) {
            look(System.nanoTime() + PAUSE_NANOS);
        }
    }

    /** How many were accepted. */
    int count() {
        return pushed.size();
    }

    /** How long after it was found first that moment is; 0 where it is before. */
    long nanosSinceSearchable(String story, long moment) {
        return Math.max(0, moment - searchable.getOrDefault(story, moment));
    }

    private void push(String lines) {
        HttpResponse<byte[]> answer =
                gateway.send("POST", "/v1/stories", lines.getBytes(StandardCharsets.UTF_8), "application/x-ndjson");
        if (answer.statusCode() != 202) {
            System.out.println(
                    "push: " + answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
            return;
        }
        Json.parse(answer.body())
                .path("outcomes")
                .forEach(outcome -> pushed.add(outcome.path("id").asText()));
    }

    /** Looks until that moment which of the pushed stories searches find by now. */
    private void look(long until) {
        do {
            Set<String> missing = new HashSet<>(pushed);
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
