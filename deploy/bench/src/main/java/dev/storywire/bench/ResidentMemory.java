package dev.storywire.bench;

import dev.storywire.local.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What processes of ours hold in memory, from the proc file system. */
public final class ResidentMemory {

    private ResidentMemory() {}

    /** Of the one process of this service that this run has started, in megabytes; 0 where there is no proc file system. */
    public static long megabytes(Service service) throws IOException {
        long pid = ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(service.module()))
                .mapToLong(ProcessHandle::pid)
                .findFirst()
                .orElse(0);
        Path status = Path.of("/proc/" + pid + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
