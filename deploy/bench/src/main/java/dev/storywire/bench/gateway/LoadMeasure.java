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
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The same searches by the gateway and by the search-service itself, in turns, each connection asking again as soon as it is answered. Both are warm
 * before anything counts: each number of connections has stretches of its own for that.
 */
final class LoadMeasure {
    private static final int QUERIES = 200;
    private static final int WARM_TURNS = 2;
    private static final long BETWEEN_LOOKS_NANOS = 250_000_000;

    private final Suite suite;
    private final List<String> searches;
    private final int warm;
    private final int seconds;
    private final int rounds;

    /**
     * @param warm seconds for which each way is asked at each number of connections before anything is measured
     * @param seconds of a stretch
     * @param rounds of one stretch for each way
     */
    LoadMeasure(Suite suite, NewsStories news, int warm, int seconds, int rounds) {
        this.suite = suite;
        this.searches = IntStream.range(0, QUERIES)
                .mapToObj(i -> "/v1/stories?q=" + URLEncoder.encode(news.query(i), StandardCharsets.UTF_8))
                .toList();
        this.warm = warm;
        this.seconds = seconds;
        this.rounds = rounds;
    }

    /** What came of a stretch. */
    private record Seen(Latencies latencies, double perSecond, long megabytes) {}

    /** What came of a stretch by the gateway and one without it, one after the other. */
    private record Round(Seen by, Seen direct) {

        double added() {
            return by.latencies().millis(0.5) - direct.latencies().millis(0.5);
        }

        double rate() {
            return by.perSecond() / direct.perSecond();
        }
    }

    void run(List<Integer> connections) throws IOException, InterruptedException, ExecutionException {
        for (int many : connections) {
            for (int turn = 0; turn < WARM_TURNS; turn++) {
                round(many, Math.ceilDiv(warm, WARM_TURNS));
            }
            List<Round> measured = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                measured.add(round(many, seconds));
            }
            print(many, measured);
        }
    }

    private Round round(int connections, int length) throws IOException, InterruptedException, ExecutionException {
        Seen direct = stretch(suite.search().base(), connections, length);
        return new Round(stretch(suite.gateway().base(), connections, length), direct);
    }

    private static void print(int connections, List<Round> rounds) {
        System.out.printf(
                Locale.ROOT,
                "%3d connections: gateway p50 %.2f ms, p99 %.1f ms, %,.0f requests/s; search-service p50 %.2f ms, p99"
                        + " %.1f ms, %,.0f requests/s; added p50 %.2f ms (aim at most 1), rate %.2f (aim at least 0.85);"
                        + " gateway %.0f MB under load (aim at most 180); medians of %d rounds%n",
                connections,
                median(rounds, round -> round.by().latencies().millis(0.5)),
                median(rounds, round -> round.by().latencies().millis(0.99)),
                median(rounds, round -> round.by().perSecond()),
                median(rounds, round -> round.direct().latencies().millis(0.5)),
                median(rounds, round -> round.direct().latencies().millis(0.99)),
                median(rounds, round -> round.direct().perSecond()),
                median(rounds, Round::added),
                median(rounds, Round::rate),
                median(rounds, round -> round.by().megabytes()),
                rounds.size());
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> value) {
        double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private Seen stretch(URI base, int connections, int length)
            throws IOException, InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(length);
        long megabytes = 0;
        List<Long> nanos = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Long>>> asking = IntStream.range(0, connections)
                    .mapToObj(i -> threads.submit(() -> ask(base, i, end)))
                    .toList();
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(Math.min(BETWEEN_LOOKS_NANOS, Math.max(1, end - System.nanoTime())));
                megabytes = Math.max(megabytes, ResidentMemory.megabytes(Service.GATEWAY));
            }
            for (Future<List<Long>> one : asking) {
                nanos.addAll(one.get());
            }
        }
        double took = (System.nanoTime() - begin) / 1e9;
        return new Seen(
                new Latencies(nanos.stream().mapToLong(Long::longValue).toArray()), nanos.size() / took, megabytes);
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
