package dev.storywire.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a part of the suite has used and holds, all its processes together, from the proc file system.
 *
 * @param seconds of processor time since its processes began, that of their children that have ended among it
 * @param megabytes resident, what several of its processes share once
 * @param mapped of these, in megabytes, pages of files, which the kernel takes back when it needs them
 * @param files open, sockets among them
 * @param threads alive
 */
public record Usage(double seconds, long megabytes, long mapped, long files, long threads) {
    private static final double TICKS_A_SECOND = 100;
    /** Of the process by itself and in the kernel, and the same of its children that have ended. */
    private static final int FIRST_TICKS = 11;

    private static final int TICKS = 4;
    private static final int THREADS = 17;

    private static final Usage NONE = new Usage(0, 0, 0, 0, 0);

    /** By the name of the part's folder in that of the suite: a process belongs to the part in whose folder it works (PostgreSQL is no child of ours). Empty where there is no proc file system. */
    static Map<String, Usage> of(Path suite) {
        Map<String, Usage> parts = new TreeMap<>();
        ProcessHandle.allProcesses().map(ProcessHandle::pid).forEach(pid -> {
            try {
                Path works = Path.of("/proc/" + pid + "/cwd").toRealPath();
                if (works.startsWith(suite)) {
                    String part = suite.relativize(works).getName(0).toString();
                    parts.merge(part, of(pid), Usage::plus);
                }
            } catch (IOException ended) {
                // It has ended since it was listed.
            }
        });
        return parts;
    }

    /** What was used between two looks, and what is held at the later one. */
    public static Map<String, Usage> between(Map<String, Usage> before, Map<String, Usage> after) {
        Map<String, Usage> used = new TreeMap<>();
        after.forEach((part, now) -> {
            double then = before.getOrDefault(part, NONE).seconds;
            used.put(part, new Usage(now.seconds - then, now.megabytes, now.mapped, now.files, now.threads));
        });
        return used;
    }

    /** Megabytes that only the part itself can give back. */
    public long own() {
        return megabytes - mapped;
    }

    /** All parts together. */
    public static Usage total(Map<String, Usage> parts) {
        return parts.values().stream().reduce(NONE, Usage::plus);
    }

    private Usage plus(Usage other) {
        return new Usage(
                seconds + other.seconds,
                megabytes + other.megabytes,
                mapped + other.mapped,
                files + other.files,
                threads + other.threads);
    }

    private static Usage of(long pid) throws IOException {
        Path process = Path.of("/proc/" + pid);
        String stat = Files.readString(process.resolve("stat"));
        // The second field is the program's name, which may have blanks in it.
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        long ticks = fields.subList(FIRST_TICKS, FIRST_TICKS + TICKS).stream()
                .mapToLong(Long::parseLong)
                .sum();
        List<String> memory = Files.readAllLines(process.resolve("smaps_rollup"));
        try (Stream<Path> open = Files.list(process.resolve("fd"))) {
            return new Usage(
                    ticks / TICKS_A_SECOND,
                    megabytes(memory, "Pss:"),
                    megabytes(memory, "Pss_File:"),
                    open.count(),
                    Long.parseLong(fields.get(THREADS)));
        }
    }

    private static long megabytes(List<String> memory, String kind) {
        return memory.stream()
                        .filter(line -> line.startsWith(kind))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024;
    }
}
