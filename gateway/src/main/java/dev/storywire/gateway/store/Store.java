package dev.storywire.gateway.store;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * The gateway's own tables, in the schema {@code gateway} of a PostgreSQL that all replicas share. Plain SQL over the
 * reactive client: a handful of small tables are no reason to hold an object mapper in the memory of a door.
 */
@ApplicationScoped
public class Store {

    private static final String NO_SUCH_TABLE = "42P01";
    private static final String NO_SUCH_SCHEMA = "3F000";
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final Set<String> NOT_SET_UP = Set.of(NO_SUCH_TABLE, NO_SUCH_SCHEMA, NO_SUCH_DATABASE);
    /** Connection exception, insufficient resources, operator intervention, system error (PostgreSQL, appendix A). */
    private static final Set<String> OUTAGES = Set.of("08", "53", "57", "58");

    private final Pool pool;
    private final Duration deadline;

    Store(Pool pool, StoreSettings settings) {
        this.pool = pool;
        this.deadline = settings.deadline();
    }

    /** Runs one statement; fails with {@link StoreUnavailable} while the database can't be reached. */
    public Uni<List<Row>> run(String sql, Tuple parameters) {
        return bounded(rows(pool, sql, parameters));
    }

    /** Runs one statement within a transaction that is under way. */
    public static Uni<List<Row>> rows(SqlClient client, String sql, Tuple parameters) {
        return client.preparedQuery(sql).execute(parameters).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .toList());
    }

    /** Commits what {@code work} did, or nothing of it. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return bounded(pool.withTransaction(work));
    }

    /** Sets the tables up; without the deadline of statements, since another replica may be at it. */
    <T> Uni<T> settingUp(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    private <T> Uni<T> bounded(Uni<T> work) {
        return work.ifNoItem().after(deadline).fail().onFailure(Store::isAway).transform(StoreUnavailable::new);
    }

    private static boolean isAway(Throwable failure) {
        return switch (failure) {
            case PgException answer ->
                NOT_SET_UP.contains(answer.getSqlState())
                        || OUTAGES.contains(answer.getSqlState().substring(0, 2));
            case TimeoutException late -> true;
            case StoreUnavailable known -> false;
            // The client tells of broken connections with exceptions of several kinds, some without a type of their
            // own.
            default -> !(failure instanceof IllegalArgumentException) && !(failure instanceof IllegalStateException);
        };
    }
}
