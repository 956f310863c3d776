package dev.storywire.e2e.chaos;

import dev.storywire.embedded.process.SupervisedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What can go wrong. */
final class Faults {

    private record Told(String name, Runnable wrong, Runnable right) implements Fault {

        @Override
        public void begin() {
            wrong.run();
        }

        @Override
        public void end() {
            right.run();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private Faults() {}

    /** Ends a process as {@code kill -9} does, and starts it again. */
    static Fault killed(SupervisedServer server) {
        return new Told(server.name() + " is killed", server::kill, server::restart);
    }

    /** Stops the processes of a server as they stand ({@code SIGSTOP}): connections stay open, and nobody answers. */
    static Fault frozen(SupervisedServer server) {
        return new Told(server.name() + " is frozen", () -> signal("STOP", server), () -> signal("CONT", server));
    }

    private static void signal(String name, SupervisedServer server) {
        List<String> words = new ArrayList<>(List.of("kill", "-" + name));
        server.processes().map(process -> Long.toString(process.pid())).forEach(words::add);
        try {
            int code = new ProcessBuilder(words).inheritIO().start().waitFor();
            if (code != 0) {
                throw new IllegalStateException(words + " ended with " + code);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
