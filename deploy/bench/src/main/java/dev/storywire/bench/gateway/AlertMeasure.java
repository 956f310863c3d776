package dev.storywire.bench.gateway;

import dev.storywire.bench.search.Http;
import dev.storywire.bench.search.Latencies;
import dev.storywire.bench.search.Pushed;
import dev.storywire.local.Suite;
import dev.storywire.local.Usage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Many alerts, each for a word of its own, while stories come that each match one of them: how long after the first search that
 * could find it a story is told to the alert's receiver, and what processor time that takes.
 */
final class AlertMeasure {
    private static final String LETTERS = "bcdfghjkmp";
    private static final int MAKERS = 8;
    private static final int WARM_SECONDS = 10;
    private static final int CREATED = 201;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final long PAUSE_NANOS = 50_000_000;

    private final Suite suite;
    private final Receiver receiver;
    private final int alerts;
    private final int rate;
    private final int seconds;
    private final Pushed pushed;

    AlertMeasure(Suite suite, Receiver receiver, int alerts, int rate, int seconds) {
        this.suite = suite;
        this.receiver = receiver;
        this.alerts = alerts;
        this.rate = rate;
        this.seconds = seconds;
        this.pushed = new Pushed(suite);
    }

    void run() throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            makeAlerts(threads);
            push("warm", WARM_SECONDS);
            long begin = System.nanoTime();
            Map<String, Usage> before = suite.usage();
            push("measured", seconds);
            print(Usage.between(before, suite.usage()), (System.nanoTime() - begin) / 1e9);
        }
    }

    private void makeAlerts(ExecutorService threads) throws InterruptedException, ExecutionException {
        List<Future<?>> makers = IntStream.range(0, MAKERS)
                .<Future<?>>mapToObj(maker -> threads.submit(() -> {
                    Http gateway = new Http(suite.gateway().base());
                    for (int i = maker; i < alerts; i += MAKERS) {
                        make(gateway, i);
                    }
                }))
                .toList();
        for (Future<?> maker : makers) {
            maker.get();
        }
    }

    private void make(Http gateway, int number) {
        String form = "{\"name\":\"Alert %d\",\"q\":\"%s\",\"delivery\":{\"url\":\"http://%s/\"}}"
                .formatted(number, word(number), receiver.host());
        var answer = gateway.send("POST", "/v1/alerts", form.getBytes(StandardCharsets.UTF_8), "application/json");
        if (answer.statusCode() != CREATED) {
            throw new IllegalStateException(
                    "Alert: " + answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
        }
    }

    /** Pushes for so long, and waits until all is told. */
    private void push(String run, int length) {
        receiver.forget();
        pushed.push(
                rate,
                length,
                i -> "{\"source\":{\"name\":\"Wire\"},\"externalId\":\"%s-%d\",\"headline\":\"Report of the %s\"}"
                        .formatted(run, i, word(i % alerts)));
        long giveUp = System.nanoTime() + PATIENCE_NANOS;
        while (receiver.told().size() < pushed.count() && System.nanoTime() < giveUp) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void print(Map<String, Usage> used, double took) {
        List<Receiver.Told> told = receiver.told();
        Latencies lag = new Latencies(told.stream()
                .mapToLong(one -> pushed.nanosSinceSearchable(one.story(), one.at()))
                .toArray());
        System.out.printf(
                Locale.ROOT,
                "%,d alerts, %d stories/s: told %,d of %,d; after searchable p50 %.0f ms, p99 %.0f ms; cores in use: %s%n",
                alerts,
                rate,
                told.size(),
                pushed.count(),
                lag.millis(0.5),
                lag.millis(0.99),
                used.entrySet().stream()
                        .map(part -> String.format(
                                Locale.ROOT,
                                "%s %.2f (%d MB)",
                                part.getKey(),
                                part.getValue().seconds() / took,
                                part.getValue().megabytes()))
                        .collect(Collectors.joining(", ")));
    }

    /** A word that only one alert waits for, and that no analysis makes another's. */
    private static String word(int number) {
        return Integer.toString(number)
                .chars()
                .mapToObj(digit -> String.valueOf(LETTERS.charAt(digit - '0')))
                .collect(Collectors.joining("", "zq", "q"));
    }
}
