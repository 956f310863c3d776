package dev.storywire.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the system says of a process.
 *
 * @param processorSeconds used by all its threads so far
 * @param residentMegabytes of memory
 * @param user by whose rights it works
 * @param rootIsReadOnly whether its root file system can't be written
 */
record Usage(double processorSeconds, long residentMegabytes, int user, boolean rootIsReadOnly) {

    /** The kernel's unit of times, the same on every architecture. */
    private static final double TICKS_PER_SECOND = 100;

    static Usage of(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        String stat = Files.readString(process.resolve("stat"));
        String[] numbers = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        double ticks = Double.parseDouble(numbers[11]) + Double.parseDouble(numbers[12]);
        List<String> status = Files.readAllLines(process.resolve("status"));
        boolean readOnly = Files.readAllLines(process.resolve("mountinfo")).stream()
                .map(line -> line.split(" "))
                .anyMatch(mount -> mount[4].equals("/") && mount[5].startsWith("ro"));
        return new Usage(
                ticks / TICKS_PER_SECOND,
                number(status, "VmRSS:") / 1024,
                Math.toIntExact(number(status, "Uid:")),
                readOnly);
    }

    private static long number(List<String> status, String name) {
        return status.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip().split("\\s+")[0])
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }
}
