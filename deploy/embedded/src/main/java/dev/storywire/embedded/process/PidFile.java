package dev.storywire.embedded.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Remembers which process works in a folder: its number and its start, as numbers are used again. */
final class PidFile {

    private static final String NAME = "server.pid";

    private PidFile() {}

    static void write(Path folder, ProcessHandle handle) throws IOException {
        Files.writeString(folder.resolve(NAME), handle.pid() + " " + started(handle));
    }

    /** The process that the folder's file names, when that very process is still running. */
    static Optional<ProcessHandle> read(Path folder) {
        try {
            String[] parts = Files.readString(folder.resolve(NAME)).strip().split(" ", 2);
            return ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(handle -> parts.length == 2 && started(handle).equals(parts[1]));
        } catch (IOException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static String started(ProcessHandle handle) {
        return handle.info().startInstant().map(Object::toString).orElse("unknown");
    }
}
