package dev.storywire.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What was measured, value by value, as a file of its own outside the repository: the folder {@code data}, by default among the temporary files. */
final class RawData {
    private final Path file;

    /** @param columns names of what each row has */
    RawData(String measure, String... columns) {
        Path folder = Path.of(System.getProperty(
                "data",
                Path.of(System.getProperty("java.io.tmpdir"), "storywire-data").toString()));
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
        file = folder.resolve(measure + "-" + now + ".csv");
        try {
            Files.createDirectories(folder);
            Files.writeString(file, String.join(",", columns) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void row(Object... values) {
        String line = Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(",", "", "\n"));
        try {
            Files.writeString(file, line, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file() {
        return file;
    }
}
