package dev.storywire.ingest.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A connection that the relay holds: PostgreSQL's advisory lock on it makes this replica the one that relays, its notifications wake
 * the relay, and when it breaks the lock is gone with it. Calls block; not for the event loop.
 */
final class OutboxConnection implements AutoCloseable {

    /** Names the lock among all advisory locks of the database: "outbox" in ASCII. */
    private static final long LOCK = 0x6f7574626f78L;

    private static final String FETCH = """
            select head.position, head.story_id, head.revision, head.type, head.occurred_at, head.traceparent,
                   cast(revision.document as text) as document
            from (select first.*, sum(bytes) over (order by position) - bytes as bytes_before
                  from (select * from outbox where refused is null order by position limit $1) as first) as head
            join revision on revision.story_id = head.story_id and revision.number = head.revision
            where head.bytes_before < $2
            order by head.position
            """;

    private final PgConnection connection;
    private final Duration timeout;
    private volatile boolean open = true;

    private OutboxConnection(PgConnection connection, Duration timeout) {
        this.connection = connection;
        this.timeout = timeout;
    }

    /** Takes a connection out of the pool; {@code wake} runs at each notification and when the connection breaks. */
    static OutboxConnection open(Pool pool, Duration timeout, Runnable wake) {
        PgConnection connection = PgConnection.cast(pool.getConnection().await().atMost(timeout));
        OutboxConnection outbox = new OutboxConnection(connection, timeout);
        connection.notificationHandler(notification -> wake.run());
        connection.closeHandler(() -> {
            outbox.open = false;
            wake.run();
        });
        return outbox;
    }

    boolean isOpen() {
        return open;
    }

    /** Becomes the one that relays, unless another is; hears of new events from then on. */
    boolean lead() {
        boolean leading = await(connection
                        .preparedQuery("select pg_try_advisory_lock($1) as leading")
                        .execute(Tuple.of(LOCK)))
                .iterator()
                .next()
                .getBoolean("leading");
        if (leading) {
            await(connection.query("listen " + Outbox.WAKE_CHANNEL).execute());
        }
        return leading;
    }

    /** The oldest events: at most {@code events} of them, and no further one once {@code bytes} are reached. */
    List<PendingEvent> fetch(int events, long bytes) {
        List<PendingEvent> pending = new ArrayList<>();
        for (Row row : await(connection.preparedQuery(FETCH).execute(Tuple.of(events, bytes)))) {
            pending.add(new PendingEvent(
                    row.getLong("position"),
                    row.getString("story_id"),
                    row.getInteger("revision"),
                    row.getString("type"),
                    row.getOffsetDateTime("occurred_at").toInstant().toString(),
                    row.getString("traceparent"),
                    row.getString("document")));
        }
        return pending;
    }

    /** Deletes what is done and marks what was refused. */
    void settle(Settlement settlement) {
        if (!settlement.done().isEmpty()) {
            Tuple positions = Tuple.of(settlement.done().toArray(Long[]::new));
            await(connection
                    .preparedQuery("delete from outbox where position = any($1)")
                    .execute(positions));
        }
        for (Map.Entry<Long, String> refused : settlement.refused().entrySet()) {
            await(connection
                    .preparedQuery("update outbox set refused = $2 where position = $1")
                    .execute(Tuple.of(refused.getKey(), refused.getValue())));
        }
    }

    /** Gives the lock up and the connection back. A broken one has no lock left. */
    @Override
    public void close() {
        Uni<Void> released = connection
                .query("select pg_advisory_unlock_all(); unlisten *")
                .execute()
                .replaceWithVoid();
        released.onFailure()
                .recoverWithNull()
                .eventually(connection::close)
                .await()
                .atMost(timeout);
    }

    private RowSet<Row> await(Uni<RowSet<Row>> answer) {
        return answer.await().atMost(timeout);
    }
}
