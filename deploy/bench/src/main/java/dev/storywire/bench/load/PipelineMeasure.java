package dev.storywire.bench.load;

import dev.storywire.bench.search.BareBulk;
import dev.storywire.bench.search.Http;
import dev.storywire.bench.search.IndexRate;
import dev.storywire.bench.search.NewsStories;
import dev.storywire.local.Suite;
import dev.storywire.local.Usage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Stories a second from the gateway's door until searches find them, against {@link BareBulk}, which loads the same documents into the same node, before and
 * after each round; and where the processor time goes meanwhile.
 */
final class PipelineMeasure {
    private static final double AIM = 0.5;
    private static final int WARMING = 2_000;

    private final Suite suite;
    private final Http gateway;
    private final Http node;
    private final RawData data = new RawData("pipeline", "round", "bare before", "pipeline", "bare after", "refused");

    PipelineMeasure(Suite suite) {
        this.suite = suite;
        this.gateway = new Http(suite.gateway().base());
        this.node = new Http(URI.create("http://" + suite.elasticsearch().host()));
    }

    /** Stories a second, the median of the rounds. */
    double run(int stories, int rounds) throws Exception {
        through("warming", WARMING, new ArrayList<>());
        List<Double> rates = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        try (BareBulk bulk = new BareBulk(node, new NewsStories("bare"), stories)) {
            for (int round = 1; round <= rounds; round++) {
                double before = bulk.run();
                List<Long> refused = new ArrayList<>();
                Map<String, Usage> used = suite.usage();
                double rate = through("round" + round, stories, refused);
                share(used, suite.usage(), stories);
                double after = bulk.run();
                data.row(round, before, rate, after, refused.getFirst());
                rates.add(rate);
                ratios.add(2 * rate / (before + after));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "pipeline: %,.0f stories/s from push to search; ratio to bare _bulk %.2f (aim %.1f); %d rounds of %,d stories, medians; %s%n",
                median(rates),
                median(ratios),
                AIM,
                rounds,
                stories,
                data.file());
        return median(rates);
    }

    private double through(String run, int stories, List<Long> refused) throws Exception {
        Pushing pushing = new Pushing(gateway, new NewsStories(run));
        long before = searchable();
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Double> rate = threads.submit(() -> IndexRate.of(stories, () -> searchable() - before));
            pushing.all(0, stories);
            refused.add(pushing.refused());
            return rate.get();
        }
    }

    private long searchable() {
        return node.get("/stories/_count").path("count").asLong();
    }

    private static void share(Map<String, Usage> before, Map<String, Usage> after, int stories) {
        Map<String, Usage> used = Usage.between(before, after);
        double all = Usage.total(used).seconds();
        System.out.println(used.entrySet().stream()
                .sorted(Map.Entry.comparingByValue((a, b) -> Double.compare(b.seconds(), a.seconds())))
                .map(part -> String.format(
                        Locale.ROOT,
                        "%s %.0f %% (%d MB)",
                        part.getKey(),
                        100 * part.getValue().seconds() / all,
                        part.getValue().megabytes()))
                .collect(Collectors.joining(
                        ", ",
                        String.format(Locale.ROOT, "processor time, %.2f ms a story: ", 1_000 * all / stories),
                        "")));
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
