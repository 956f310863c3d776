package dev.storywire.bench;

import java.time.Duration;

/** What processor time processes of ours have taken. */
public final class CpuTime {

    private CpuTime() {}

    /** In seconds, of all processes that this run has started and whose command says this. */
    public static double seconds(String command) {
        return ProcessHandle.current()
                        .descendants()
                        .map(ProcessHandle::info)
                        .filter(process -> process.commandLine().orElse("").contains(command))
                        .map(process -> process.totalCpuDuration().orElse(Duration.ZERO))
                        .reduce(Duration.ZERO, Duration::plus)
                        .toMillis()
                / 1e3;
    }
}
