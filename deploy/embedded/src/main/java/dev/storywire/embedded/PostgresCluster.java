package dev.storywire.embedded;

import dev.storywire.embedded.process.ChildProcess;
import dev.storywire.embedded.process.ProcessFailedException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The data of a PostgreSQL server.
 *
 * @param binaries the folder of its programs
 * @param user the words that change the user, put before each command
 * @param data where the data is
 */
record PostgresCluster(Path binaries, List<String> user, Path data) {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    private static final String PID_FILE = "postmaster.pid";

    /** Creates the data aside and moves it into place, so that a start that was cut off leaves nothing half made. */
    void create(Path log) throws IOException {
        Path fresh = Files.createTempDirectory(data.getParent(), "fresh-");
        run(
                log,
                "",
                "initdb",
                "--pgdata=" + fresh,
                "--username=" + EmbeddedPostgres.DATABASE,
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-sync",
                "--no-instructions");
        run(
                log,
                "CREATE DATABASE " + EmbeddedPostgres.DATABASE + ";\n",
                "postgres",
                "--single",
                "-F",
                "-D",
                fresh.toString(),
                "postgres");
        Files.move(fresh, data);
    }

    /**
     * Kills a server that was left on the data, and takes away the file that it would have on a proper stop. The next start
     * recovers what was committed.
     */
    static void endOrphan(Path data) throws IOException {
        postmaster(data).ifPresent(PostgresCluster::killAll);
        Files.deleteIfExists(data.resolve(PID_FILE));
    }

    /** The server that works on the data, as far as there is one. */
    static Optional<ProcessHandle> postmaster(Path data) {
        try (Stream<String> lines = Files.lines(data.resolve(PID_FILE))) {
            return lines.findFirst()
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())))
                    // Numbers are used again: what has this one now must be a PostgreSQL.
                    .filter(handle -> handle.info().command().orElse("").endsWith("/postgres"));
        } catch (IOException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** Kills a server and waits for its children, which end by themselves and until then keep the data in use. */
    static void killAll(ProcessHandle postmaster) {
        List<CompletableFuture<ProcessHandle>> gone = new ArrayList<>();
        postmaster.descendants().forEach(child -> gone.add(child.onExit()));
        postmaster.destroyForcibly();
        gone.add(postmaster.onExit());
        ended(CompletableFuture.allOf(gone.toArray(CompletableFuture<?>[]::new)), STOP_LIMIT);
    }

    private void run(Path log, String input, String program, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(user);
        words.add(binaries.resolve(program).toString());
        words.addAll(List.of(arguments));
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        if (!ended(process.onExit(), Duration.ofSeconds(60)) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new ProcessFailedException(
                    "PostgreSQL could not create its data in " + data + "." + ChildProcess.quoted(log));
        }
    }

    private static boolean ended(CompletableFuture<?> end, Duration limit) {
        try {
            end.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException late) {
            return false;
        }
    }
}
