package dev.storywire.ingest.schedule;

import dev.storywire.ingest.feed.FeedStore;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;

/** Hears, over a connection of its own, that a feed is to be fetched at once. Calls block; not for an event loop. */
final class DueListener implements AutoCloseable {

    private final PgConnection connection;
    private final Duration timeout;
    private volatile boolean open = true;

    private DueListener(PgConnection connection, Duration timeout) {
        this.connection = connection;
        this.timeout = timeout;
    }

    /** Takes a connection out of the pool; {@code wake} runs at each notification. */
    static DueListener open(Pool pool, Duration timeout, Runnable wake) {
        PgConnection connection = PgConnection.cast(pool.getConnection().await().atMost(timeout));
        DueListener listener = new DueListener(connection, timeout);
        connection.notificationHandler(notification -> wake.run());
        connection.closeHandler(() -> {
            listener.open = false;
            wake.run();
        });
        connection.query("listen " + FeedStore.WAKE_CHANNEL).execute().await().atMost(timeout);
        return listener;
    }

    /** Asks for a sign of life, without which a connection that only listens is taken for lost. */
    void check() {
        connection.query("select 1").execute().await().atMost(timeout);
    }

    boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        connection
                .query("unlisten *")
                .execute()
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull()
                .eventually(connection::close)
                .await()
                .atMost(timeout);
    }
}
