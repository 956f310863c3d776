package dev.storywire.bench.load;

import dev.storywire.local.Suite;
import dev.storywire.local.SuiteSettings;
import java.util.Arrays;
import java.util.List;

/**
 * Loads the whole suite and prints a line for each measure; every value goes to a file outside the repository, whose name is printed.
 *
 * <p>System properties: {@code parts} ({@code pipeline,growth,soak,start}), {@code stories} of a round of the pipeline (20000), {@code rounds} (3),
 * {@code seconds} of a stretch (10), {@code sizes} to grow to ({@code 10000,100000}), {@code minutes} of the soak (60), {@code rate} of the soak in stories a
 * second (35 % of what the pipeline did), {@code data} (the folder for the files).
 */
public final class LoadRatios {
    /** Pushed by tens beside searches, a story costs twice as much as by fifties without any: this is 60 to 70 % of what can be done so. */
    private static final double SOAKED = 0.35;

    private LoadRatios() {}

    /** Ends with 1 where the soak found something that grows, fails or is lost. */
    public static void main(String[] args) throws Exception {
        List<String> parts = List.of(
                System.getProperty("parts", "pipeline,growth,soak,start").split(","));
        System.out.printf(
                "%d processors, Java %s%n",
                Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"));
        boolean sound = true;
        if (parts.contains("start")) {
            new StartUpMeasure().run(Integer.getInteger("rounds", 3));
        }
        if (parts.contains("growth")) {
            try (Suite suite = started()) {
                List<Integer> sizes = Arrays.stream(
                                System.getProperty("sizes", "10000,100000").split(","))
                        .map(Integer::valueOf)
                        .toList();
                new GrowthMeasure(suite, Integer.getInteger("seconds", 10)).run(sizes);
            }
        }
        if (parts.contains("pipeline") || parts.contains("soak")) {
            try (Suite suite = started()) {
                double rate = Integer.getInteger("rate", 0);
                if (parts.contains("pipeline") || rate == 0) {
                    double all = new PipelineMeasure(suite)
                            .run(Integer.getInteger("stories", 20_000), Integer.getInteger("rounds", 3));
                    rate = rate == 0 ? SOAKED * all : rate;
                }
                if (parts.contains("soak")) {
                    sound = new SoakMeasure(suite).run(rate, Integer.getInteger("minutes", 60));
                }
            }
        }
        System.exit(sound ? 0 : 1);
    }

    private static Suite started() {
        Suite suite = new Suite(SuiteSettings.defaults());
        suite.start((name, time) -> {});
        return suite;
    }
}
