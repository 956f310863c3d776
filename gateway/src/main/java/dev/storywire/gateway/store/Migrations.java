package dev.storywire.gateway.store;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings the gateway's tables to the version that this build needs, in the background and as often as it takes: the gateway
 * answers searches also when it starts while its database is away, which a migration before the start would forbid. Replicas
 * that start together take turns by a lock; a script is applied once, whole or not at all.
 */
@ApplicationScoped
public class Migrations {

    private static final Logger LOG = Logger.getLogger(Migrations.class);
    private static final List<String> SCRIPTS = List.of("V1__keys.sql", "V2__once.sql");
    private static final long LOCK = 0x73746f7279L;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** How the tables are. */
    public enum State {
        UNTRIED,
        AWAY,
        CURRENT
    }

    private final Store store;
    private volatile State state = State.UNTRIED;
    private @Nullable Cancellable running;

    Migrations(Store store) {
        this.store = store;
    }

    void begin(@Observes StartupEvent event) {
        running = store.settingUp(Migrations::migrate)
                .onFailure()
                .invoke(this::failed)
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .subscribe()
                .with(done -> {
                    state = State.CURRENT;
                    LOG.debug("event=store-current");
                });
    }

    @PreDestroy
    void end() {
        if (running != null) {
            running.cancel();
        }
    }

    /** Whether the tables can be used. */
    public State state() {
        return state;
    }

    private void failed(Throwable failure) {
        if (state == State.UNTRIED) {
            LOG.warnf("event=store-away reason=\"%s\"", failure.getMessage());
        }
        state = State.AWAY;
    }

    private static Uni<Void> migrate(SqlConnection connection) {
        Uni<Void> prepared = Store.rows(connection, "select pg_advisory_xact_lock($1)", Tuple.of(LOCK))
                .chain(() ->
                        connection.query("create schema if not exists gateway").execute())
                .chain(() -> connection
                        .query("create table if not exists gateway.migration ("
                                + "version integer primary key, applied_at timestamptz not null default now())")
                        .execute())
                .replaceWithVoid();
        return prepared.chain(() -> Store.rows(
                        connection,
                        "select coalesce(max(version), 0) as version from gateway.migration",
                        Tuple.tuple()))
                .chain(rows -> from(connection, rows.getFirst().getInteger("version")));
    }

    private static Uni<Void> from(SqlConnection connection, int version) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (int next = version; next < SCRIPTS.size(); next++) {
            String script = text(SCRIPTS.get(next));
            int number = next + 1;
            done = done.chain(() -> connection.query(script).execute())
                    .chain(() -> Store.rows(
                            connection, "insert into gateway.migration (version) values ($1)", Tuple.of(number)))
                    .replaceWithVoid();
        }
        return done;
    }

    private static String text(String script) {
        try (InputStream in = Migrations.class.getResourceAsStream("/db/" + script)) {
            if (in == null) {
                throw new IllegalStateException("The build lacks " + script);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
