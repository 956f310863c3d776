package dev.storywire.embedded;

import dev.storywire.embedded.process.ChildProcess;
import dev.storywire.embedded.process.SupervisedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A server that stories are kept in, with its data. Both are given back on {@link #close}. */
public abstract sealed class EmbeddedServer extends SupervisedServer
        permits EmbeddedPostgres, EmbeddedKafka, EmbeddedElasticsearch {

    private final ServerSettings settings;
    private final DataFolder data;

    EmbeddedServer(String name, ServerSettings settings) {
        super(name, settings.port(), settings.deadline());
        this.settings = settings;
        this.data = DataFolder.of(settings.folder(), name.toLowerCase(Locale.ROOT));
    }

    /** Starts the process, which creates the given file when it serves clients. */
    abstract ChildProcess launch(Path readyFile) throws IOException;

    @Override
    protected final ChildProcess launch() throws IOException {
        Files.deleteIfExists(readyFile());
        return launch(readyFile());
    }

    @Override
    protected final boolean isReady() {
        return Files.exists(readyFile());
    }

    @Override
    protected final Path folder() {
        return data.path();
    }

    /** Data that is not kept is deleted. */
    @Override
    protected void release() {
        data.close();
    }

    final ServerSettings settings() {
        return settings;
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

    private Path readyFile() {
        return folder().resolve("ready");
    }
}
