package dev.storywire.bench;

import java.io.PrintStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs every measurement and prints the quickest iteration of each as a ratio to that of its reference. */
public final class Ratios {
    private static final double MIB = 1024.0 * 1024.0;

    private Ratios() {}

    /**
     * Takes about four minutes.
     *
     * @param args one, optional: seconds for each iteration, 2 if left out
     */
    public static void main(String[] args) throws RunnerException {
        long seconds = args.length == 0 ? 2 : Long.parseLong(args[0]);
        var options = new OptionsBuilder()
                .include(ReadingBenchmark.class.getName())
                .forks(3)
                .threads(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(seconds))
                .measurementIterations(3)
                .measurementTime(TimeValue.seconds(seconds))
                .jvmArgs("-XX:+UseSerialGC", "-Xmx1g")
                .build();
        print(micros(new Runner(options).run()), System.out);
    }

    private static Map<String, Double> micros(Collection<RunResult> results) {
        var micros = new HashMap<String, Double>();
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            micros.put(name.substring(name.lastIndexOf('.') + 1), quickest(result));
        }
        return micros;
    }

    /**
     * What else runs on a machine only ever slows an iteration, and a JVM may be unlucky in what it compiles: the quickest iteration
     * of three JVMs tells most about the code.
     */
    private static double quickest(RunResult result) {
        return result.getBenchmarkResults().stream()
                .flatMap(benchmark -> benchmark.getIterationResults().stream())
                .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
                .min()
                .orElse(Double.NaN);
    }

    private static void print(Map<String, Double> micros, PrintStream out) {
        int feedBytes = Documents.feed(ReadingBenchmark.SEED, ReadingBenchmark.ITEMS).length;
        out.printf(
                Locale.ROOT,
                "%nseed %d, feed of %d items and %d bytes, pages of %d and %d characters, one thread%n%n",
                ReadingBenchmark.SEED,
                ReadingBenchmark.ITEMS,
                feedBytes,
                Pages.article(ReadingBenchmark.SEED).length(),
                Pages.text(ReadingBenchmark.SEED).length());
        line(out, "whole normalisation, throughput to ROME's parsing", micros, "parseFeedByRome", "normalizeFeed");
        line(out, "parsing alone, throughput to ROME's parsing", micros, "parseFeedByRome", "parseFeed");
        line(out, "extraction of a page, time to jsoup's parsing", micros, "extractPage", "parsePageByJsoup");
        line(out, "… of a page that is nearly all text", micros, "extractTextPage", "parseTextPageByJsoup");
        var streamed = new StreamedFeed(ReadingBenchmark.SEED);
        double growth = streamed.growth() / MIB;
        out.printf(
                Locale.ROOT,
                "%-52s %6.1f MiB alive beside its bytes (%.0f MB, %d stories)%n",
                "a large feed normalised story by story",
                growth,
                streamed.bytes() / 1e6,
                streamed.stories());
    }

    private static void line(PrintStream out, String what, Map<String, Double> micros, String above, String below) {
        double upper = micros.getOrDefault(above, Double.NaN);
        double lower = micros.getOrDefault(below, Double.NaN);
        out.printf(
                Locale.ROOT,
                "%-52s %6.2f   (%s %.0f µs, %s %.0f µs)%n",
                what,
                upper / lower,
                above,
                upper,
                below,
                lower);
    }
}
