package dev.storywire.embedded.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * A running child process. Its standard input is a pipe that we never write to: the child ends when the pipe closes,
 * which {@link #stop} does and which happens by itself when this process dies.
 */
public final class ChildProcess {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int QUOTED_LINES = 15;

    private final String name;
    private final Process process;
    private final Path log;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a command.
     *
     * @param name what people call it, for messages
     * @param words the command line
     * @param environment variables beside the inherited ones
     * @param folder its working folder, where {@code server.pid} is kept so that {@link #endPredecessor} knows it
     * @param log the file that gets its output; a file of an earlier run is replaced
     * @throws ProcessFailedException when the command can't be run
     */
    public static ChildProcess start(
            String name, List<String> words, Map<String, String> environment, Path folder, Path log) {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()));
        builder.environment().putAll(environment);
        // Every thread's own arena costs more memory than it saves time here.
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        try {
            Process process = builder.start();
            PidFile.write(folder, process.toHandle());
            return new ChildProcess(name, process, log);
        } catch (IOException failure) {
            throw new ProcessFailedException(name + " could not be started: " + failure.getMessage(), failure);
        }
    }

    /**
     * Ends what an earlier run left in a folder: after {@code kill -9} of the parent its children need a moment to stop.
     *
     * @param grace how long it may take to end by itself before it is killed
     */
    public static void endPredecessor(Path folder, Duration grace) {
        PidFile.read(folder).ifPresent(handle -> {
            if (!ended(handle, grace)) {
                handle.destroyForcibly();
                ended(handle, grace);
            }
        });
    }

    /**
     * Waits until the child can be used.
     *
     * @throws ProcessFailedException when it ends before, or the deadline passes; the end of the log is quoted and the
     *     child is stopped
     */
    public void awaitReady(BooleanSupplier ready, Duration deadline) {
        Instant end = Instant.now().plus(deadline);
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new ProcessFailedException(
                        name + " ended with code " + process.exitValue() + " while it started." + quoted(log));
            }
            if (Instant.now().isAfter(end)) {
                kill();
                throw new ProcessFailedException(
                        name + " was not ready after " + deadline.toSeconds() + " s." + quoted(log));
            }
            pause();
        }
    }

    /** Asks the child to end and kills it when it takes longer than the given time. */
    public void stop(Duration grace) {
        closePipe();
        if (!ended(process.toHandle(), grace)) {
            kill();
        }
    }

    /** Ends the child at once, as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        ended(process.toHandle(), Duration.ofSeconds(5));
        closePipe();
    }

    /** Completes when the child has ended, for whatever reason. */
    public CompletableFuture<Void> ended() {
        return process.onExit().thenApply(gone -> null);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Where a log is and how it ends, to be put after a message. */
    public static String quoted(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.subList(Math.max(0, lines.size() - QUOTED_LINES), lines.size()).stream()
                    .collect(Collectors.joining("\n  ", " The end of its log, " + log + ":\n  ", ""));
        } catch (IOException unreadable) {
            return " Its log, " + log + ", can't be read.";
        }
    }

    private void closePipe() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyClosed) {
            // Then the child has ended, which is what we want.
        }
    }

    private static boolean ended(ProcessHandle handle, Duration limit) {
        try {
            handle.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return !handle.isAlive();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException late) {
            return !handle.isAlive();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProcessFailedException("Interrupted while a server started.", interrupted);
        }
    }
}
