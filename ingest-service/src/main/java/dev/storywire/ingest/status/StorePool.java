package dev.storywire.ingest.status;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Connections to PostgreSQL that end where the other side went without a word, as a host does that loses its power: else a statement would wait
 * for ever, and a session would keep its locks. The pool lets idle ones go before either side loses patience.
 */
@Singleton
class StorePool implements PgPoolCreator {

    private final StoreSettings settings;

    StorePool(StoreSettings settings) {
        this.settings = settings;
    }

    @Override
    public Pool create(Input input) {
        int silence = Math.toIntExact(settings.silence().toMillis());
        List<SqlConnectOptions> ways = new ArrayList<>();
        for (PgConnectOptions way : input.pgConnectOptionsList()) {
            way.setReadIdleTimeout(silence).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
            way.addProperty("idle_session_timeout", Integer.toString(silence));
            way.addProperty("idle_in_transaction_session_timeout", Integer.toString(silence));
            ways.add(way);
        }
        PoolOptions pool = input.poolOptions().setIdleTimeout(silence / 2).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        return PgBuilder.pool().with(pool).connectingTo(ways).using(input.vertx()).build();
    }
}
