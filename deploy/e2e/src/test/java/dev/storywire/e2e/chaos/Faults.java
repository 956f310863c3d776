package dev.storywire.e2e.chaos;

import static org.awaitility.Awaitility.await;

import dev.storywire.e2e.ToxicProxy;
import dev.storywire.e2e.ToxicProxy.Toxin;
import dev.storywire.e2e.chaos.Fault.Spared;
import dev.storywire.embedded.EmbeddedPostgres;
import dev.storywire.embedded.process.SupervisedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What can go wrong. */
final class Faults {

    private static final String TOO_MANY_REQUESTS = String.join(
            "\r\n",
            "HTTP/1.1 429 Too Many Requests",
            "Content-Type: application/json",
            "X-Elastic-Product: Elasticsearch",
            "Connection: close",
            "Content-Length: 14",
            "",
            "{\"status\":429}");

    private static final String BLOCK = "{\"index.blocks.read_only_allow_delete\": %s}";

    private static final Duration MET = Duration.ofSeconds(60);
    private static final Duration PUT_RIGHT = Duration.ofSeconds(60);

    /** @param spares what every part may be without */
    private record Told(String name, Set<Spared> spares, boolean needsAnswers, Runnable wrong, Runnable right)
            implements Fault {

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
        return befalling(server.name(), " is killed", server::kill, server::restart);
    }

    /** Stops the processes of a server as they stand ({@code SIGSTOP}): connections stay open, and nobody answers. */
    static Fault frozen(SupervisedServer server) {
        return befalling(server.name(), " is frozen", () -> signal("STOP", server), () -> signal("CONT", server));
    }

    /**
     * A server can write to no file any more: the kernel lets its processes write nothing ({@code RLIMIT_FSIZE}), and says so by {@code EFBIG}
     * where a full disk says {@code ENOSPC}. When there is room again it is started anew, as its administrator would: some of them end by
     * themselves.
     */
    static Fault full(SupervisedServer server) {
        return befalling(
                server.name(), " has a full disk", () -> tell(server, "prlimit", "--fsize=0:", "--pid"), () -> {
                    tell(server, "prlimit", "--fsize=unlimited:", "--pid");
                    server.restart();
                });
    }

    /** PostgreSQL keeps transactions apart as strictly as it can, and ends one of two that meet (40001), which its log shows. */
    static Fault serializable(EmbeddedPostgres server) {
        return asked(
                "PostgreSQL refuses what can't be put in an order",
                spares("PostgreSQL"),
                () -> {
                    long before = refusals(server);
                    configure(server, "set default_transaction_isolation = 'serializable'");
                    await("a transaction is refused").atMost(MET).until(() -> refusals(server) > before);
                },
                () -> configure(server, "reset default_transaction_isolation"));
    }

    private static long refusals(EmbeddedPostgres server) {
        try (Stream<String> lines = Files.lines(server.log())) {
            return lines.filter(line -> line.contains("could not serialize access"))
                    .count();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void configure(EmbeddedPostgres server, String change) {
        try (var connection = DriverManager.getConnection(Database.url(server));
                var statement = connection.createStatement()) {
            statement.execute("alter system " + change);
            statement.execute("select pg_reload_conf()");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Answers of a server come so much later. */
    static Fault slow(String line, ToxicProxy way, Duration delay) {
        return new Told(
                "the line to " + line + " is slow by " + delay.toMillis() + " ms",
                spares(line),
                false,
                () -> way.poison(new Toxin.Latency(delay)),
                way::heal);
    }

    /** Connections that were open lead nowhere any more, and nobody is told. */
    static Fault halfOpen(String line, ToxicProxy way) {
        return new Told(
                "connections to " + line + " are half-open",
                spares(line),
                false,
                () -> way.poison(new Toxin.HalfOpen()),
                way::heal);
    }

    /** What a server is told reaches it and is done, and its answer is lost with the connection. */
    static Fault unanswered(String line, ToxicProxy way) {
        return befalling(
                line, " is heard and its answers are lost", () -> way.poison(new Toxin.BreakOff(0)), way::heal);
    }

    /** Elasticsearch takes no more (429). */
    static Fault overloaded(ToxicProxy toElasticsearch) {
        return befalling(
                "Elasticsearch",
                " answers 429",
                () -> toElasticsearch.poison(new Toxin.Answer(TOO_MANY_REQUESTS)),
                toElasticsearch::heal);
    }

    /** What Elasticsearch does when its disk is all but full. */
    static Fault readOnly(Index index) {
        return asked(
                "Elasticsearch blocks writes",
                Set.of(Spared.PUSHES, Spared.SEARCHES),
                () -> index.set(BLOCK.formatted("true")),
                () -> index.set(BLOCK.formatted("null")));
    }

    /** Something that happens at once and is never taken back. */
    static Fault done(String name, Runnable wrong) {
        return changed(name, wrong, () -> {});
    }

    /** Something that is taken back at the end. */
    static Fault changed(String name, Runnable wrong, Runnable right) {
        return new Told(name, Set.of(), false, wrong, right);
    }

    /** Something that a server does to itself when it is asked to, and takes back when it is asked again, once it answers. */
    private static Fault asked(String name, Set<Spared> spares, Runnable wrong, Runnable right) {
        return new Told(name, spares, true, wrong, () -> await(name + " is taken back")
                .atMost(PUT_RIGHT)
                .ignoreExceptions()
                .until(() -> {
                    right.run();
                    return true;
                }));
    }

    private static Fault befalling(String part, String what, Runnable wrong, Runnable right) {
        return new Told(part + what, spares(part), false, wrong, right);
    }

    /** What goes on without this part: searches need the search-service and Elasticsearch, pushes the ingest-service and PostgreSQL. */
    private static Set<Spared> spares(String part) {
        return switch (part) {
            case "Kafka" -> Set.of(Spared.PUSHES, Spared.SEARCHES);
            case "search-service", "Elasticsearch" -> Set.of(Spared.PUSHES);
            case "ingest-service", "PostgreSQL" -> Set.of(Spared.SEARCHES);
            case "gateway" -> Set.of();
            default -> throw new IllegalArgumentException(part);
        };
    }

    private static void signal(String name, SupervisedServer server) {
        tell(server, "kill", "-" + name);
    }

    /** Says something to each process of a server by a command that takes its number last. */
    private static void tell(SupervisedServer server, String... command) {
        server.processes().forEach(process -> {
            List<String> words = new ArrayList<>(List.of(command));
            words.add(Long.toString(process.pid()));
            try {
                int code = new ProcessBuilder(words).inheritIO().start().waitFor();
                if (code != 0 && process.isAlive()) {
                    throw new IllegalStateException(words + " ended with " + code);
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        });
    }
}
