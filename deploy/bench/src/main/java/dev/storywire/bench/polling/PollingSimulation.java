package dev.storywire.bench.polling;

import dev.storywire.ingest.schedule.plan.Pace;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Plays four weeks of many feeds, after two weeks to learn, for every rule at the same number of requests. */
public final class PollingSimulation {

    private static final long SEED = 20_260_105L;
    private static final int FEEDS = 20_000;
    private static final int DAYS = 42;
    /** Requests a feed and day that all rules are scaled to. */
    private static final double[] BUDGETS = {8, 16};
    /** Scales are looked for on about so many feeds. */
    private static final int SAMPLE = 400;

    private PollingSimulation() {}

    /**
     * Takes several minutes.
     *
     * @param args one, optional: how many feeds, 20,000 if left out
     */
    public static void main(String[] args) {
        int number = args.length == 0 ? FEEDS : Integer.parseInt(args[0]);
        Trace trace = Trace.of(SEED, number, DAYS);
        Map<String, Rule> rules = new LinkedHashMap<>();
        rules.put("every 15 minutes", Rules.fixed(Duration.ofMinutes(15)));
        rules.put("every hour", Rules.fixed(Duration.ofHours(1)));
        rules.put("like Miniflux", Rules.entryFrequency());
        rules.put("like CommaFeed", Rules.byAge());
        rules.put("planner", Rules.planner(new Pace(10, 0.4, Duration.ofSeconds(Rules.SHORTEST), Duration.ofDays(1))));
        PrintStream out = System.out;
        out.printf(
                Locale.ROOT,
                "seed %d, %d feeds, %d days of which %d are measured%n",
                SEED,
                number,
                DAYS,
                DAYS - Run.WARM_UP_DAYS);
        out.println("rule                 scale  requests/feed/day  median  mean    p95    p99 (minutes)");
        rules.forEach((name, rule) -> line(out, name, Run.of(rule, 1, trace.feeds(), DAYS, 1)));
        rules.remove("every 15 minutes");
        for (double budget : BUDGETS) {
            out.printf(Locale.ROOT, "%nall at %.0f requests a feed and day%n", budget);
            rules.forEach((name, rule) ->
                    line(out, name, Run.at(rule, budget, trace.feeds(), DAYS, Math.max(1, number / SAMPLE))));
        }
    }

    private static void line(PrintStream out, String name, Run run) {
        out.printf(
                Locale.ROOT,
                "%-18s %7.3f %18.2f %7.2f %5.1f %6.1f %6.1f%n",
                name,
                run.scale(),
                run.requests(),
                run.minutes(0.5),
                run.mean(),
                run.minutes(0.95),
                run.minutes(0.99));
    }
}
