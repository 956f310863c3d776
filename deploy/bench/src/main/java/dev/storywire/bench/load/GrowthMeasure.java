package dev.storywire.bench.load;

import dev.storywire.bench.search.FreshnessMeasure;
import dev.storywire.bench.search.Http;
import dev.storywire.bench.search.Latencies;
import dev.storywire.bench.search.NewsStories;
import dev.storywire.local.Suite;
import dev.storywire.local.Usage;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How latencies, memory and disk grow with the stories that the suite has. */
final class GrowthMeasure {
    private static final int CLIENTS = 4;
    private static final int FRESH_RATE = 10;
    private static final long PAUSE_NANOS = 100_000_000;
    private static final long MERGES_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final int QUIET_LOOKS = 20;

    private final Suite suite;
    private final Http gateway;
    private final Http node;
    private final int seconds;
    private final NewsStories news = new NewsStories("growth");
    private final RawData data = new RawData(
            "growth",
            "stories",
            "filled per second",
            "search p50 ms",
            "search p99 ms",
            "fresh p50 ms",
            "fresh p95 ms",
            "part",
            "megabytes",
            "disk megabytes");

    GrowthMeasure(Suite suite, int seconds) {
        this.suite = suite;
        this.gateway = new Http(suite.gateway().base());
        this.node = new Http(URI.create("http://" + suite.elasticsearch().host()));
        this.seconds = seconds;
    }

    /** @param sizes ascending numbers of stories to look at */
    void run(List<Integer> sizes) throws Exception {
        int filled = 0;
        for (int size : sizes) {
            long start = System.nanoTime();
            new Pushing(gateway, news).all(filled, size);
            while (node.get("/stories/_count").path("count").asLong() < size) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            double rate = (size - filled) / ((System.nanoTime() - start) / 1e9);
            filled = size;
            awaitMerges();
            searches(seconds / 2);
            Latencies search = searches(seconds);
            Latencies fresh = new FreshnessMeasure(suite).stretch(FRESH_RATE, seconds);
            tell(size, rate, search, fresh);
        }
        System.out.println("growth: " + data.file());
    }

    /** The index merges for some time after it was filled, and searches would share the processors with that. */
    private void awaitMerges() {
        long giveUp = System.nanoTime() + MERGES_NANOS;
        for (int quiet = 0; quiet < QUIET_LOOKS && System.nanoTime() < giveUp; ) {
            LockSupport.parkNanos(PAUSE_NANOS);
            long merges = node.get("/stories/_stats/merge")
                    .at("/_all/primaries/merges/current")
                    .asLong();
            quiet = merges == 0 ? quiet + 1 : 0;
        }
    }

    private void tell(int size, double rate, Latencies search, Latencies fresh) throws IOException {
        Map<String, Usage> parts = suite.usage();
        for (Map.Entry<String, Usage> part : parts.entrySet()) {
            data.row(
                    size,
                    rate,
                    search.millis(0.5),
                    search.millis(0.99),
                    fresh.millis(0.5),
                    fresh.millis(0.95),
                    part.getKey(),
                    part.getValue().megabytes(),
                    disk(suite.folder().resolve(part.getKey())));
        }
        System.out.printf(
                Locale.ROOT,
                "at %,d stories: filled at %,.0f/s; search p50 %.1f ms, p99 %.1f ms (%d clients); accepted to searchable at %d/s p50 %.0f ms, p95 %.0f ms; %s%n",
                size,
                rate,
                search.millis(0.5),
                search.millis(0.99),
                CLIENTS,
                FRESH_RATE,
                fresh.millis(0.5),
                fresh.millis(0.95),
                parts.entrySet().stream()
                        .map(part -> part.getKey() + " " + part.getValue().megabytes() + " MB, "
                                + disk(suite.folder().resolve(part.getKey())) + " MB on disk")
                        .collect(Collectors.joining("; ")));
    }

    private Latencies searches(int length) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(length);
        List<Long> nanos = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<List<Long>>> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int first = client;
                clients.add(threads.submit(() -> {
                    List<Long> own = new ArrayList<>();
                    for (int i = first; System.nanoTime() < end; i += CLIENTS) {
                        own.add(search(i));
                    }
                    return own;
                }));
            }
            for (Future<List<Long>> client : clients) {
                nanos.addAll(client.get());
            }
        }
        return new Latencies(nanos.stream().mapToLong(Long::longValue).toArray());
    }

    private long search(int number) {
        String query = URLEncoder.encode(news.query(number), StandardCharsets.UTF_8);
        long start = System.nanoTime();
        HttpResponse<byte[]> answer = gateway.send("GET", "/v1/stories?q=" + query, new byte[0], "application/json");
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("search: " + answer.statusCode());
        }
        return System.nanoTime() - start;
    }

    /** Megabytes; what is deleted meanwhile doesn't count. */
    private static long disk(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(GrowthMeasure::size).sum() / 1_000_000;
        } catch (IOException | java.io.UncheckedIOException changing) {
            return disk(folder);
        }
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException gone) {
            return 0;
        }
    }
}
