package dev.storywire.ingest.leader;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * A connection that a task holds: PostgreSQL's advisory lock on it makes this replica the one that leads, its notifications wake the
 * task, and when it breaks the lock is gone with it. Calls block; not for the event loop.
 */
public final class LeaderConnection implements AutoCloseable {

    private final PgConnection connection;
    private final Duration timeout;
    private volatile boolean open = true;

    private LeaderConnection(PgConnection connection, Duration timeout) {
        this.connection = connection;
        this.timeout = timeout;
    }

    /** Takes a connection out of the pool; {@code wake} runs at each notification and when the connection breaks. */
    static LeaderConnection open(Pool pool, Duration timeout, Runnable wake) {
        PgConnection connection = PgConnection.cast(pool.getConnection().await().atMost(timeout));
        LeaderConnection leader = new LeaderConnection(connection, timeout);
        connection.notificationHandler(notification -> wake.run());
        connection.closeHandler(() -> {
            leader.open = false;
            wake.run();
        });
        return leader;
    }

    boolean isOpen() {
        return open;
    }

    /** Becomes the one that leads, unless another is; hears of notifications from then on. */
    boolean lead(long lock, String channel) {
        boolean leading = query("select pg_try_advisory_lock($1) as leading", Tuple.of(lock))
                .iterator()
                .next()
                .getBoolean("leading");
        if (leading) {
            await(connection.query("listen " + channel).execute());
        }
        return leading;
    }

    /** Asks for a sign of life, without which a connection that waits for notifications is taken for lost. */
    void check() {
        await(connection.query("select 1").execute());
    }

    /** Runs a statement, prepared once for the connection. */
    public RowSet<Row> query(String sql, Tuple arguments) {
        return await(connection.preparedQuery(sql).execute(arguments));
    }

    /** Runs a statement once for each row of arguments, in one round trip. */
    public void batch(String sql, List<Tuple> arguments) {
        await(connection.preparedQuery(sql).executeBatch(arguments));
    }

    /** Runs statements in a transaction; a failure rolls it back. */
    public <T> T inTransaction(Supplier<T> work) {
        Transaction transaction = await(connection.begin());
        try {
            T result = work.get();
            await(transaction.commit());
            return result;
        } catch (RuntimeException e) {
            await(transaction.rollback().onFailure().recoverWithNull());
            throw e;
        }
    }

    /** Gives the lock up and the connection back. A broken one has no lock left. */
    @Override
    public void close() {
        Uni<Void> released = connection
                .query("select pg_advisory_unlock_all(); unlisten *")
                .execute()
                .replaceWithVoid();
        await(released.onFailure().recoverWithNull().eventually(connection::close));
    }

    private <T> T await(Uni<T> answer) {
        return answer.await().atMost(timeout);
    }
}
