package dev.storywire.ingest.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How far Kafka is behind the database: asked for by the status resource, and read regularly for the metrics. */
@ApplicationScoped
public class OutboxLag {

    private static final Logger LOG = Logger.getLogger(OutboxLag.class);
    private static final String READ = """
            select count(*) filter (where refused is null) as pending,
                   count(*) filter (where refused is not null) as refused,
                   coalesce(extract(epoch from now() - min(occurred_at) filter (where refused is null)), 0)::float8 as oldest
            from outbox
            """;

    /**
     * What the outbox holds.
     *
     * @param pending events that are still to be published
     * @param oldestSeconds age of the oldest of them, 0 when there is none
     * @param refused events that Kafka will never take, kept aside
     */
    public record Lag(long pending, double oldestSeconds, long refused) {}

    private final Pool pool;
    private final OutboxSettings settings;
    private volatile Lag last = new Lag(0, 0, 0);
    private @Nullable Cancellable reading;

    OutboxLag(Pool pool, OutboxSettings settings, MeterRegistry meters) {
        this.pool = pool;
        this.settings = settings;
        meters.gauge("storywire.outbox.pending", this, lag -> lag.last.pending());
        meters.gauge("storywire.outbox.oldest.seconds", this, lag -> lag.last.oldestSeconds());
        meters.gauge("storywire.outbox.kept.aside", this, lag -> lag.last.refused());
    }

    /** Reads it now. */
    public Uni<Lag> read() {
        return pool.query(READ)
                .execute()
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new Lag(
                            row.getLong("pending"), Math.max(0, row.getDouble("oldest")), row.getLong("refused"));
                })
                .invoke(lag -> last = lag);
    }

    void onStart(@Observes StartupEvent event) {
        reading = Multi.createFrom()
                .ticks()
                .every(settings.gauge())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> read().onFailure().recoverWithItem(() -> last))
                .subscribe()
                .with(
                        lag -> LOG.tracef("event=outbox-lag pending=%d", lag.pending()),
                        failure -> LOG.error("event=outbox-lag-ended", failure));
    }

    @PreDestroy
    void stop() {
        Cancellable ticks = reading;
        if (ticks != null) {
            ticks.cancel();
        }
    }
}
