package dev.storywire.bench.gateway;

import dev.storywire.bench.ResidentMemory;
import dev.storywire.bench.search.Latencies;
import dev.storywire.bench.search.NewsStories;
import dev.storywire.local.Service;
import dev.storywire.local.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The same searches by the gateway and by the search-service itself, in turns, each connection asking again as soon as it is answered. */
final class LoadMeasure {
    private static final int TURNS = 2;
    private static final int QUERIES = 200;

    private final Suite suite;
    private final List<String> searches;
    private final int seconds;

    LoadMeasure(Suite suite, NewsStories news, int seconds) {
        this.suite = suite;
        this.searches = IntStream.range(0, QUERIES)
                .mapToObj(i -> "/v1/stories?q=" + URLEncoder.encode(news.query(i), StandardCharsets.UTF_8))
                .toList();
        this.seconds = seconds;
    }

    /** What came of a stretch. */
    private record Seen(List<Long> nanos, double perSecond) {}

    void run(List<Integer> connections) throws IOException, InterruptedException, ExecutionException {
        URI gateway = suite.gateway().base();
        URI search = suite.search().base();
        stretch(search, 8, seconds);
        stretch(gateway, 8, seconds);
        for (int many : connections) {
            List<Seen> direct = new ArrayList<>();
            List<Seen> by = new ArrayList<>();
            for (int turn = 0; turn < TURNS; turn++) {
                direct.add(stretch(search, many, seconds));
                by.add(stretch(gateway, many, seconds));
            }
            print(many, by, direct);
        }
    }

    private void print(int connections, List<Seen> by, List<Seen> direct) throws IOException {
        Latencies gateway = latencies(by);
        Latencies search = latencies(direct);
        double rate = rate(by);
        System.out.printf(
                Locale.ROOT,
                "%3d connections: gateway p50 %.2f ms, p99 %.1f ms, %,.0f requests/s; search-service p50 %.2f ms, p99 %.1f ms, %,.0f requests/s;"
                        + " added p50 %.2f ms (aim at most 1), rate %.2f (aim at least 0.85); gateway %d MB (aim at most 180)%n",
                connections,
                gateway.millis(0.5),
                gateway.millis(0.99),
                rate,
                search.millis(0.5),
                search.millis(0.99),
                rate(direct),
                gateway.millis(0.5) - search.millis(0.5),
                rate / rate(direct),
                ResidentMemory.megabytes(Service.GATEWAY));
    }

    private static Latencies latencies(List<Seen> turns) {
        return new Latencies(turns.stream()
                .flatMap(turn -> turn.nanos().stream())
                .mapToLong(Long::longValue)
                .toArray());
    }

    private static double rate(List<Seen> turns) {
        return turns.stream().mapToDouble(Seen::perSecond).average().orElse(0);
    }

    private Seen stretch(URI base, int connections, int length) throws InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(length);
        List<Long> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Long>>> asking = IntStream.range(0, connections)
                    .mapToObj(i -> threads.submit(() -> ask(base, i, end)))
                    .toList();
            for (Future<List<Long>> one : asking) {
                all.addAll(one.get());
            }
        }
        return new Seen(all, all.size() / ((System.nanoTime() - begin) / 1e9));
    }

    private List<Long> ask(URI base, int number, long end) {
        List<Long> nanos = new ArrayList<>();
        try (Wire wire = new Wire(base)) {
            for (int i = number; System.nanoTime() < end; i++) {
                long asked = System.nanoTime();
                wire.get(searches.get(i % searches.size()));
                nanos.add(System.nanoTime() - asked);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return nanos;
    }
}
