package dev.storywire.e2e.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was seen, line by line, for {@code README.md}: {@code target/chaos.md}. */
final class Results {

    private static final Path FILE = Path.of("target", "chaos.md");

    private Results() {}

    static void suffered(
            String fault, Duration lasted, Duration back, Map<String, Integer> pushes, Map<String, Integer> reads) {
        write("| %s | %.1f s | %.1f s | %s | %s |"
                .formatted(fault, seconds(lasted), seconds(back), told(pushes), told(reads)));
    }

    static void checked(String what, int stories, Duration took, List<Difference> differences) {
        write("| **%s**: %d stories compared, %s | | %.1f s | | |"
                .formatted(
                        what,
                        stories,
                        differences.isEmpty() ? "no difference" : differences.size() + " differences, " + differences,
                        seconds(took)));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private static String told(Map<String, Integer> answers) {
        return answers.entrySet().stream()
                .map(answer -> answer.getKey() + " × " + answer.getValue())
                .collect(Collectors.joining(", "));
    }

    private static synchronized void write(String line) {
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
