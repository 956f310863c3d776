package dev.storywire.embedded;

import dev.storywire.embedded.process.ChildProcess;
import dev.storywire.embedded.process.ProcessFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * PostgreSQL 18 with one empty database {@code storywire}, whose owner {@code storywire} needs no password on loopback.
 * Text is UTF-8 and sorts by code point, times are UTC.
 */
public final class EmbeddedPostgres extends EmbeddedServer {

    /** Name of the database and of its owner. */
    public static final String DATABASE = "storywire";

    /**
     * Starts the server, then waits for the end of the pipe from the parent and stops it. A shell, as a server that is no
     * Java program can't watch a pipe itself.
     */
    private static final String SUPERVISOR = """
            trap '' INT HUP TERM
            bin=$1 data=$2 ready=$3 options=$4 limit=$5
            "$bin/pg_ctl" start -D "$data" -w -t "$limit" -o "$options" </dev/null || exit 1
            : > "$ready"
            cat > /dev/null
            "$bin/pg_ctl" stop -D "$data" -m fast -w -t 3 || "$bin/pg_ctl" stop -D "$data" -m immediate -w -t 1
            """;

    private EmbeddedPostgres(ServerSettings settings) {
        super("PostgreSQL", settings);
    }

    /** Any free port, nothing kept, 32 MB of shared buffers, two minutes to get ready. */
    public static ServerSettings defaults() {
        return ServerSettings.ofHeap(32);
    }

    /** A server that is not started yet: its port and folder are taken. {@link #restart} starts it. */
    public static EmbeddedPostgres create(ServerSettings settings) {
        return new EmbeddedPostgres(settings);
    }

    /**
     * Starts a server and waits until it takes connections.
     *
     * @throws ProcessFailedException when it is not ready in time
     */
    public static EmbeddedPostgres start(ServerSettings settings) {
        return started(create(settings));
    }

    /** The database's address for JDBC drivers. */
    public String jdbcUrl() {
        return "jdbc:" + reactiveUrl();
    }

    /** The database's address for reactive drivers. */
    public String reactiveUrl() {
        return "postgresql://127.0.0.1:" + port() + "/" + DATABASE;
    }

    @Override
    ChildProcess launch(Path readyFile) throws IOException {
        Path binaries = PostgresBinaries.unpacked().resolve("bin");
        List<String> user = PostgresUser.prefix();
        if (!Files.exists(data())) {
            new PostgresCluster(binaries, user, data()).create(folder().resolve("initdb.log"));
        }
        PostgresCluster.endOrphan(data());
        List<String> words = new ArrayList<>(user);
        words.addAll(List.of("sh", "-c", SUPERVISOR, "sh"));
        words.addAll(List.of(binaries.toString(), data().toString(), readyFile.toString()));
        words.add(options());
        words.add(Long.toString(settings().deadline().toSeconds()));
        return ChildProcess.start(name(), words, Map.of(), folder(), log());
    }

    @Override
    public void kill() {
        postmaster().ifPresent(PostgresCluster::killAll);
        super.kill();
    }

    /** The server and its children; the shell that watches over it does none of the work. */
    @Override
    public Stream<ProcessHandle> processes() {
        return postmaster().stream().flatMap(server -> Stream.concat(Stream.of(server), server.descendants()));
    }

    /** Completes when the server or the shell that watches over it has ended. */
    @Override
    public CompletableFuture<Void> ended() {
        CompletableFuture<Void> supervisor = super.ended();
        return postmaster()
                .map(server ->
                        CompletableFuture.anyOf(server.onExit(), supervisor).<Void>thenApply(gone -> null))
                .orElse(supervisor);
    }

    /** A server whose supervisor was killed is still there. */
    @Override
    protected void release() {
        postmaster().ifPresent(PostgresCluster::killAll);
        super.release();
    }

    private Optional<ProcessHandle> postmaster() {
        return PostgresCluster.postmaster(data());
    }

    private Path data() {
        return folder().resolve("data");
    }

    private String options() {
        // What is thrown away at the end need not survive a power cut.
        String durability = settings().folder() == null ? " -c fsync=off -c full_page_writes=off" : "";
        return "-p " + port() + " -c listen_addresses=127.0.0.1 -c unix_socket_directories="
                + " -c shared_buffers=" + settings().heapMegabytes() + "MB -c max_connections=60 -c jit=off"
                + " -c max_wal_size=128MB -c min_wal_size=32MB -c timezone=UTC -c log_timezone=UTC"
                + " -c max_parallel_workers=2 -c io_method=sync" + durability;
    }
}
