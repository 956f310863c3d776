package dev.storywire.gateway.audit;

import dev.storywire.gateway.store.Store;
import dev.storywire.gateway.store.StoreUnavailable;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes every change to the log at once and to the table {@code gateway.audit} a moment later, so that no push waits for it
 * or fails with it. While the store is away entries wait, up to a bound; what is beyond is in the log alone.
 */
@ApplicationScoped
public class AuditLog {

    private static final Logger LOG = Logger.getLogger(AuditLog.class);
    private static final int BATCH = 500;
    private static final Duration CLEANING = Duration.ofHours(1);

    private final Store store;
    private final AuditSettings settings;
    private final Clock clock;
    private final BlockingQueue<AuditEntry> waiting;
    private @Nullable Cancellable writing;
    private @Nullable Cancellable cleaning;

    AuditLog(Store store, AuditSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.waiting = new ArrayBlockingQueue<>(settings.waiting());
    }

    void begin(@Observes StartupEvent event) {
        writing = repeating(settings.interval(), this::write);
        cleaning = repeating(CLEANING, this::clean);
    }

    @PreDestroy
    void end() {
        if (writing != null && cleaning != null) {
            writing.cancel();
            cleaning.cancel();
        }
    }

    void record(AuditEntry entry) {
        LOG.infof(
                "event=change caller=%s address=%s method=%s path=%s status=%d trace=%s",
                entry.caller(), entry.address(), entry.method(), entry.path(), entry.status(), entry.traceId());
        if (!waiting.offer(entry)) {
            LOG.warnf("event=audit-overflow trace=%s", entry.traceId());
        }
    }

    /** Entries before this one, newest first. */
    Uni<List<Row>> before(long id, int size) {
        return store.run(
                "select id, at, caller, address, method, path, status, trace_id from gateway.audit"
                        + " where id < $1 order by id desc limit $2",
                Tuple.of(id, size));
    }

    private static Cancellable repeating(Duration interval, java.util.function.Supplier<Uni<Void>> work) {
        return Multi.createFrom()
                .ticks()
                .every(interval)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> work.get())
                .subscribe()
                .with(done -> {}, failure -> LOG.error("event=audit-stopped", failure));
    }

    private Uni<Void> write() {
        List<AuditEntry> batch = new ArrayList<>();
        waiting.drainTo(batch, BATCH);
        if (batch.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return store.inTransaction(connection -> connection
                        .preparedQuery("insert into gateway.audit (at, caller, address, method, path, status, trace_id)"
                                + " values ($1, $2, $3, $4, $5, $6, $7)")
                        .executeBatch(batch.stream().map(AuditLog::values).toList()))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    keep(batch, failure);
                    return Uni.createFrom().voidItem();
                });
    }

    private void keep(List<AuditEntry> batch, Throwable failure) {
        if (failure instanceof StoreUnavailable) {
            batch.forEach(waiting::offer);
        } else {
            LOG.errorf(failure, "event=audit-lost entries=%d", batch.size());
        }
    }

    private Uni<Void> clean() {
        return store.run(
                        "delete from gateway.audit where at < $1",
                        Tuple.of(clock.instant().minus(settings.kept()).atOffset(ZoneOffset.UTC)))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(later -> Uni.createFrom().voidItem());
    }

    private static Tuple values(AuditEntry entry) {
        return Tuple.tuple()
                .addOffsetDateTime(entry.at().atOffset(ZoneOffset.UTC))
                .addString(entry.caller())
                .addString(entry.address())
                .addString(entry.method())
                .addString(entry.path())
                .addInteger(entry.status())
                .addString(entry.traceId());
    }
}
