package dev.storywire.bench.polling;

import dev.storywire.ingest.schedule.plan.Pace;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

public final class PollingSimulation {
    private PollingSimulation() {}
    public static void main(String[] args) {
        int feeds = Integer.parseInt(args[0]);
        int days = 42;
        Trace trace = Trace.of(20_260_105L, feeds, days);
        long total = trace.feeds().stream().mapToLong(f -> f.length - Trace.before(f, 14L * 86400)).sum();
        System.out.println("stories/day/feed " + total / 28.0 / feeds);
        Map<String, Rule> rules = new LinkedHashMap<>();
        rules.put("fixed", Rules.fixed(Duration.ofHours(1)));
        rules.put("miniflux", Rules.entryFrequency());
        rules.put("commafeed", Rules.byAge());
        for (String f : args[2].split(",")) {
            rules.put("planner" + f, Rules.planner(new Pace(10, Double.parseDouble(f), Duration.ofMinutes(5), Duration.ofDays(1))));
        }
        rules.forEach((n, r) -> line(n, 1, Run.of(r, 1, trace.feeds(), days, 1)));
        for (String b : args[1].split(",")) {
            rules.forEach((n, r) -> {
                long t0 = System.nanoTime();
                double s = Run.scaleFor(r, Double.parseDouble(b), trace.feeds(), days, Math.max(1, feeds / 300));
                line(n, s, Run.of(r, s, trace.feeds(), days, 1));
                System.out.println((System.nanoTime() - t0) / 1000000);
            });
        }
    }
    static void line(String n, double s, Run r) {
        System.out.printf("%-12s scale %.3f requests %.2f median %.2f mean %.2f p95 %.2f p99 %.1f n=%d%n", n, s, r.requests(), r.minutes(.5), r.mean(), r.minutes(.95), r.minutes(.99), r.delays().length);
    }
}
