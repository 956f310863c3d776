package dev.storywire.bench.load;

import dev.storywire.local.ServiceProcess;
import dev.storywire.local.Suite;
import dev.storywire.local.Usage;
import dev.storywire.local.SuiteSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** From nothing to the first answer: the whole local suite, then each service beside stores that run; time and processor time. */
final class StartUpMeasure {
    private final RawData data = new RawData("start", "what", "round", "seconds", "processor seconds");

    void run(int rounds) {
        List<double[]> whole = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            long start = System.nanoTime();
            try (Suite suite = new Suite(SuiteSettings.defaults())) {
                suite.start((name, time) -> {});
                whole.add(new double[] {
                    (System.nanoTime() - start) / 1e9,
                    Usage.total(suite.usage()).seconds()
                });
                data.row("suite", round, whole.getLast()[0], whole.getLast()[1]);
                if (round == rounds) {
                    tell("the whole suite, empty", whole);
                    for (ServiceProcess service : List.of(suite.ingest(), suite.search(), suite.gateway())) {
                        tell(service.name(), service(suite, service, rounds));
                    }
                }
            }
        }
        System.out.println("start: " + data.file());
    }

    private List<double[]> service(Suite suite, ServiceProcess service, int rounds) {
        List<double[]> taken = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            service.stop();
            long start = System.nanoTime();
            service.restart();
            double seconds = (System.nanoTime() - start) / 1e9;
            Map<String, Usage> parts = suite.usage();
            double used = parts.containsKey(service.name())
                    ? parts.get(service.name()).seconds()
                    : 0;
            data.row(service.name(), round, seconds, used);
            taken.add(new double[] {seconds, used});
        }
        return taken;
    }

    private static void tell(String what, List<double[]> taken) {
        System.out.printf(
                Locale.ROOT,
                "start of %s: %.1f s, %.1f s of processor time (medians of %d)%n",
                what,
                PipelineMeasure.median(taken.stream().map(one -> one[0]).toList()),
                PipelineMeasure.median(taken.stream().map(one -> one[1]).toList()),
                taken.size());
    }
}
