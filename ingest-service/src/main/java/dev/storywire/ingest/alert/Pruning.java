package dev.storywire.ingest.alert;

import dev.storywire.ingest.leader.LeaderConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;

/** Forgets what has been kept for long enough. */
final class Pruning {

    private static final String DELIVERED = """
            delete from alert_delivery where state in ('delivered', 'failed') and settled_at < $1
            """;

    private static final String BEYOND = """
            delete from alert_delivery old using alert
            where old.alert_id = alert.id and old.state in ('delivered', 'failed') and old.settled_at < (
                select settled_at from alert_delivery kept
                where kept.alert_id = alert.id and kept.state in ('delivered', 'failed') order by settled_at desc offset $1 limit 1)
            """;

    private static final String DEAD = "delete from alert_delivery where state = 'dead' and settled_at < $1";
    private static final String TOLD = "delete from alert_told where told_at < $1";

    private final AlertSettings settings;
    private Instant next = Instant.MIN;

    Pruning(AlertSettings settings) {
        this.settings = settings;
    }

    /** Does so where it is time. */
    void turn(LeaderConnection connection, Instant now) {
        if (now.isBefore(next)) {
            return;
        }
        connection.query(DELIVERED, Tuple.of(AlertRows.time(now.minus(settings.keptDelivered()))));
        connection.query(BEYOND, Tuple.of(settings.keptOfEach() - 1));
        connection.query(DEAD, Tuple.of(AlertRows.time(now.minus(settings.keptDead()))));
        connection.query(TOLD, Tuple.of(AlertRows.time(now.minus(settings.remember()))));
        next = now.plus(settings.prune());
    }
}
