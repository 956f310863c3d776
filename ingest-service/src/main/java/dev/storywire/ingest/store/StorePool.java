package dev.storywire.ingest.store;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
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

    private final int silence;

    StorePool(StoreSettings settings) {
        silence = Math.toIntExact(settings.silence().toMillis());
    }

    @Override
    public Pool create(Input input) {
        List<SqlConnectOptions> ways = new ArrayList<>();
        for (PgConnectOptions way : input.pgConnectOptionsList()) {
            way.addProperty("idle_session_timeout", Integer.toString(silence));
            way.addProperty("idle_in_transaction_session_timeout", Integer.toString(silence));
            ways.add(way);
        }
        PoolOptions pool = input.poolOptions().setIdleTimeout(silence / 2).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        return PgBuilder.pool()
                .with(pool)
                .connectingTo(ways)
                .withConnectHandler(this::watch)
                .using(input.vertx())
                .build();
    }

    /** The driver's own limits say goodbye and wait for an answer; this one, first in line, hangs up. */
    private void watch(SqlConnection connection) {
        SocketConnectionBase line = (SocketConnectionBase)
                ((SqlConnectionInternal) connection).unwrap().unwrap();
        line.socket().channelHandlerContext().pipeline().addFirst(new HangingUp(silence));
        connection.close();
    }

    private static final class HangingUp extends ReadTimeoutHandler {

        HangingUp(int millis) {
            super(millis, TimeUnit.MILLISECONDS);
        }

        @Override
        protected void readTimedOut(ChannelHandlerContext line) {
            var _ = line.close();
        }
    }
}
