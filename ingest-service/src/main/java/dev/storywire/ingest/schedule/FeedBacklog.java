package dev.storywire.ingest.schedule;

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

/** How far the engines of all replicas are behind: read regularly for the metrics. */
@ApplicationScoped
class FeedBacklog {

    private static final Logger LOG = Logger.getLogger(FeedBacklog.class);
    private static final String READ = """
            select count(*) as feeds, coalesce(extract(epoch from now() - min(due_at)), 0)::float8 as longest
            from feed_state where due_at <= now() and (lease_until is null or lease_until <= now())
            """;

    /**
     * What waits to be fetched.
     *
     * @param feeds that are due and that nobody fetches just now
     * @param longestSeconds how long the first of them has waited, 0 when there is none
     */
    record Backlog(long feeds, double longestSeconds) {}

    private final Pool pool;
    private final ScheduleSettings settings;
    private volatile Backlog last = new Backlog(0, 0);
    private @Nullable Cancellable reading;

    FeedBacklog(Pool pool, ScheduleSettings settings, MeterRegistry meters) {
        this.pool = pool;
        this.settings = settings;
        meters.gauge("storywire.feed.overdue", this, backlog -> backlog.last.feeds());
        meters.gauge("storywire.feed.overdue.longest.seconds", this, backlog -> backlog.last.longestSeconds());
    }

    /** Reads it now. */
    Uni<Backlog> read() {
        return pool.query(READ)
                .execute()
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new Backlog(row.getLong("feeds"), Math.max(0, row.getDouble("longest")));
                })
                .invoke(backlog -> last = backlog);
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
                        backlog -> LOG.tracef("event=feed-backlog feeds=%d", backlog.feeds()),
                        failure -> LOG.error("event=feed-backlog-ended", failure));
    }

    @PreDestroy
    void stop() {
        Cancellable ticks = reading;
        if (ticks != null) {
            ticks.cancel();
        }
    }
}
