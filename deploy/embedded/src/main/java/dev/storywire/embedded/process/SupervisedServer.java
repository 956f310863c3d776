package dev.storywire.embedded.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A server in a process of its own on the loopback interface, which ends with this one. It keeps its port over
 * {@link #stop}, {@link #kill} and {@link #restart}. One thread at a time may start it; any may stop it.
 */
public abstract class SupervisedServer implements AutoCloseable {

    /** The whole suite has ten seconds to stop in, services first. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final String name;
    private final int port;
    private final Duration deadline;
    private volatile @Nullable ChildProcess child;
    private volatile boolean closed;

    /**
     * @param name what people call it
     * @param port the port to listen on, 0 for any free one
     * @param deadline how long it may take until it is ready
     * @throws ProcessFailedException when another program listens on the port
     */
    protected SupervisedServer(String name, int port, Duration deadline) {
        if (port != 0 && !Ports.isFree(port)) {
            throw new ProcessFailedException(name + " can't use port " + port + ": another program listens on it.");
        }
        this.name = name;
        this.port = port == 0 ? Ports.free() : port;
        this.deadline = deadline;
    }

    /** Where it works; exists when the server is started. */
    protected abstract Path folder();

    /** Prepares what the server needs and starts its process. */
    protected abstract ChildProcess launch() throws IOException;

    /** Whether it serves clients by now. */
    protected abstract boolean isReady();

    /**
     * Starts the server and waits until it serves clients; one that runs is stopped before.
     *
     * @throws ProcessFailedException when it is not ready in time
     */
    public final void restart() {
        stop();
        ChildProcess.endPredecessor(folder(), STOP_LIMIT);
        try {
            ChildProcess started = launch();
            child = started;
            // Who closes while another starts must find nothing left running.
            if (closed) {
                stop();
                throw new ProcessFailedException(name + " was closed while it started.");
            }
            started.awaitReady(this::isReady, deadline);
        } catch (IOException failure) {
            throw new ProcessFailedException(name + " could not be started: " + failure.getMessage(), failure);
        }
    }

    /** Stops the server in good order; one that does not end within five seconds is killed. */
    public final void stop() {
        ChildProcess running = child;
        child = null;
        if (running != null) {
            running.stop(STOP_LIMIT);
        }
    }

    /** Ends the server as {@code kill -9} does. */
    public void kill() {
        ChildProcess running = child;
        child = null;
        if (running != null) {
            running.kill();
        }
    }

    /** Stops the server for good and gives back what it holds. */
    @Override
    public final void close() {
        closed = true;
        stop();
        release();
    }

    /** Gives back what the server holds besides its process. */
    protected void release() {}

    /** The processes that do its work; none while it is stopped. */
    public Stream<ProcessHandle> processes() {
        ChildProcess running = child;
        return running == null
                ? Stream.empty()
                : ProcessHandle.of(running.pid()).stream()
                        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()));
    }

    /** Completes when the server has ended, for whatever reason. */
    public CompletableFuture<Void> ended() {
        ChildProcess running = child;
        return running == null ? CompletableFuture.completedFuture(null) : running.ended();
    }

    public final String name() {
        return name;
    }

    public final int port() {
        return port;
    }

    /** The file that has the output of the process. */
    public final Path log() {
        return folder().resolve("server.log");
    }

    /** Where the log is and how it ends, to be put after a message. */
    public final String quotedLog() {
        return ChildProcess.quoted(log());
    }

    /** The longest time that it may take to get ready. */
    protected final Duration deadline() {
        return deadline;
    }
}
