package dev.storywire.e2e.chaos;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Several faults at the same time. Those for which a server must answer come first, before another takes it away. They are put right side by side: one may need the
 * other's end.
 */
record Together(List<Fault> faults) implements Fault {

    @Override
    public String name() {
        return faults.stream().map(Fault::name).collect(Collectors.joining(" while "));
    }

    @Override
    public void begin() {
        faults.stream()
                .sorted(Comparator.comparing(fault -> !fault.needsAnswers()))
                .forEach(Fault::begin);
    }

    @Override
    public void end() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(faults.stream()
                            .map(fault -> CompletableFuture.runAsync(fault::end, threads))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        }
    }

    @Override
    public Set<Spared> spares() {
        var spared = EnumSet.allOf(Spared.class);
        faults.forEach(fault -> spared.retainAll(fault.spares()));
        return spared;
    }
}
