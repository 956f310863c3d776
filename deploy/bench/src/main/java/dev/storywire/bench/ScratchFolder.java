package dev.storywire.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for the logs of a run's processes, which is gone when the run is over. */
public record ScratchFolder(Path path) implements AutoCloseable {

    /** A new one among the temporary files. */
    public static ScratchFolder create() throws IOException {
        return new ScratchFolder(Files.createTempDirectory("storywire-bench"));
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> leavesFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path file : leavesFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
