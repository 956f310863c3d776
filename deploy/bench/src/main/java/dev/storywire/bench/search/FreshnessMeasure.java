package dev.storywire.bench.search;

import dev.storywire.local.Suite;
import dev.storywire.local.SuiteSettings;
import java.util.Locale;

/** From the answer that accepts a pushed story to the first search that finds it, on the whole suite. */
public final class FreshnessMeasure {
    private static final int[] RATES = {10, 100, 1_000};
    private static final int WARM_RATE = 100;
    private static final int WARM_SECONDS = 20;

    private final Pushed pushed;

    public FreshnessMeasure(Suite suite) {
        pushed = new Pushed(suite);
    }

    /** Measures every rate on a suite of its own and prints a line for each. */
    static void print(int seconds) {
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
    public Latencies stretch(int rate, int seconds) {
        NewsStories news = new NewsStories("fresh-" + rate + "-" + System.nanoTime());
        pushed.push(rate, seconds, number -> news.pushed(number).toString());
        return pushed.untilSearchable();
    }
}
