package dev.storywire.embedded;

import dev.storywire.embedded.process.ChildProcess;
import dev.storywire.embedded.process.Ports;
import dev.storywire.embedded.process.ProcessFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A real server in a process of its own, on the loopback interface. It keeps its port and its data over {@link #stop},
 * {@link #kill} and {@link #restart}, and gives both back on {@link #close}. Not to be shared between threads.
 */
public abstract sealed class EmbeddedServer implements AutoCloseable
        permits EmbeddedPostgres, EmbeddedKafka, EmbeddedElasticsearch {

    /** Below the ten seconds that a stop of the whole suite may take. */
    static final Duration STOP_LIMIT = Duration.ofSeconds(8);

    private final String name;
    private final ServerSettings settings;
    private final DataFolder folder;
    private final int port;
    private @Nullable ChildProcess child;

    EmbeddedServer(String name, ServerSettings settings) {
        this.name = name;
        this.settings = settings;
        if (settings.port() != 0 && !Ports.isFree(settings.port())) {
            throw new ProcessFailedException(
                    name + " can't use port " + settings.port() + ": another program listens on it.");
        }
        this.port = settings.port() == 0 ? Ports.free() : settings.port();
        this.folder = DataFolder.of(settings.folder(), name.toLowerCase(java.util.Locale.ROOT));
    }

    /** Makes the data folder ready, starts the process, which creates the given file when it can be used. */
    abstract ChildProcess launch(Path readyFile) throws IOException;

    /**
     * Starts the server, or stops and starts it again, on the same port and data.
     *
     * @throws ProcessFailedException when it is not ready in time
     */
    public final void restart() {
        stop();
        try {
            Path readyFile = path().resolve("ready");
            ChildProcess.endPredecessor(path(), STOP_LIMIT);
            Files.deleteIfExists(readyFile);
            ChildProcess started = launch(readyFile);
            child = started;
            started.awaitReady(() -> Files.exists(readyFile), settings.deadline());
        } catch (IOException failure) {
            throw new ProcessFailedException(name + " could not be started: " + failure.getMessage(), failure);
        }
    }

    /** Stops the server in good order; one that does not end within eight seconds is killed. */
    public final void stop() {
        if (child != null) {
            child.stop(STOP_LIMIT);
            child = null;
        }
    }

    /** Ends the server as {@code kill -9} does. */
    public void kill() {
        if (child != null) {
            child.kill();
            child = null;
        }
    }

    /** Stops the server; data that is not kept is deleted. */
    @Override
    public final void close() {
        stop();
        folder.close();
    }

    /** Completes when the server's process has ended, for whatever reason. */
    public CompletableFuture<Void> ended() {
        return child == null ? CompletableFuture.completedFuture(null) : child.ended();
    }

    public final String name() {
        return name;
    }

    public final int port() {
        return port;
    }

    /** The file that has the output of the process. */
    public final Path log() {
        return path().resolve("server.log");
    }

    final Path path() {
        return folder.path();
    }

    final ServerSettings settings() {
        return settings;
    }

    final @Nullable ChildProcess child() {
        return child;
    }

    /** Starts a server that was just made; where that fails nothing of it stays. */
    static <S extends EmbeddedServer> S started(S server) {
        try {
            server.restart();
            return server;
        } catch (RuntimeException failure) {
            server.close();
            throw failure;
        }
    }
}
