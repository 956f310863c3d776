package dev.storywire.bench.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.storywire.local.Suite;
import dev.storywire.local.SuiteSettings;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * From the answer that accepts a pushed story to the first search that finds it, on the whole suite: pushes go to the
 * gateway, searches to Elasticsearch itself, one after the other for all stories that were not found yet, so that a
 * measured time is at most one such search too long.
 */
public final class FreshnessMeasure {
    private static final int[] RATES = {10, 100, 1_000};
    private static final int WARM_RATE = 100;
    private static final int WARM_SECONDS = 20;
    private static final int LARGEST_PUSH = 10;
    private static final int MOST_ASKED = 4_000;
    private static final long PAUSE_NANOS = 20_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Http gateway;
    private final Http index;
    private final Map<String, Long> waiting = new ConcurrentHashMap<>();
    private final List<Long> taken = new ArrayList<>();

    public FreshnessMeasure(Suite suite) {
        gateway = new Http(suite.gateway().base());
        index = new Http(URI.create("http://" + suite.elasticsearch().host()));
    }

    /** Measures every rate on a suite of its own and prints a line for each. */
    static void print(int seconds) throws InterruptedException {
        try (Suite suite = new Suite(SuiteSettings.defaults())) {
            suite.start((name, time) -> {});
            FreshnessMeasure freshness = new FreshnessMeasure(suite);
            freshness.stretch(WARM_RATE, WARM_SECONDS);
            for (int rate : RATES) {
                Latencies found = freshness.stretch(rate, seconds);
                System.out.printf(
                        Locale.ROOT,
                        "accepted to searchable at %,5d stories/s: p50 %.0f ms, p95 %.0f ms, p99 %.0f ms (%,d stories)%s%n",
                        rate,
                        found.millis(0.5),
                        found.millis(0.95),
                        found.millis(0.99),
                        found.count(),
                        rate <= 100 ? " (aim p95 500 ms)" : "");
            }
        }
    }

    /** How long stories took that are pushed at so many a second for so long, and then waited for. */
    public Latencies stretch(int rate, int length) throws InterruptedException {
        NewsStories news = new NewsStories("fresh-" + rate + "-" + System.nanoTime());
        taken.clear();
        int each = Math.max(1, Math.min(LARGEST_PUSH, rate / 50));
        int pushes = rate * length / each;
        AtomicLong open = new AtomicLong(pushes);
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < pushes; i++) {
                long due = start + (long) i * each * 1_000_000_000L / rate;
                find(due);
                int number = i;
                threads.execute(() -> {
                    push(news, number * each, each);
                    open.decrementAndGet();
                });
            }
            long giveUp = System.nanoTime() + PATIENCE.toNanos();
            while ((open.get() > 0 || !waiting.isEmpty()) && System.nanoTime() < giveUp) {
                find(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
        if (!waiting.isEmpty()) {
            System.out.println(waiting.size() + " stories were not found in time");
            waiting.clear();
        }
        return new Latencies(taken.stream().mapToLong(Long::longValue).toArray());
    }

    private void push(NewsStories news, int from, int count) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int i = from; i < from + count; i++) {
            lines.writeBytes(Stage.bytes(news.pushed(i)));
            lines.write('\n');
        }
        HttpResponse<byte[]> answer = gateway.send("POST", "/v1/stories", lines.toByteArray(), "application/x-ndjson");
        long accepted = System.nanoTime();
        if (answer.statusCode() != 202) {
            System.out.println("push: " + answer.statusCode() + " " + new String(answer.body(), UTF_8));
            return;
        }
        Json.parse(answer.body())
                .path("outcomes")
                .forEach(outcome -> waiting.put(outcome.path("id").asText(), accepted));
    }

    /** Searches until that moment. */
    private void find(long until) {
        do {
            List<String> ids = waiting.keySet().stream().limit(MOST_ASKED).toList();
            if (!ids.isEmpty()) {
                String asked = ids.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
                JsonNode hits = index.ask(
                        "POST",
                        "/stories/_search?filter_path=hits.hits._id",
                        "{\"size\":" + MOST_ASKED + ",\"_source\":false,\"query\":{\"terms\":{\"id\":" + asked + "}}}");
                long now = System.nanoTime();
                hits.at("/hits/hits").forEach(hit -> {
                    Long accepted = waiting.remove(hit.path("_id").asText());
                    if (accepted != null) {
                        taken.add(Math.max(0, now - accepted));
                    }
                });
            }
            LockSupport.parkNanos(Math.min(PAUSE_NANOS, Math.max(1, until - System.nanoTime())));
        } while (System.nanoTime() < until);
    }
}
