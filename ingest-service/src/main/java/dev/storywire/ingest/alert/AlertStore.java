package dev.storywire.ingest.alert;

import dev.storywire.ingest.feed.SealedText;
import dev.storywire.ingest.story.DatabaseFailures;
import dev.storywire.ingest.story.StoreUnavailableException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Keeps alerts. Fails with {@link StoreUnavailableException} while the database can't be reached. */
@ApplicationScoped
class AlertStore {

    /** Notified at commit whenever an alert is to be matched from a place of its own: made, changed, resumed. */
    static final String WAKE_CHANNEL = "alert_changed";

    private static final String WAKE = "select pg_notify('" + WAKE_CHANNEL + "', '')";

    private static final String PAGE = """
            select * from alert where id > $1 and ($2::text is null or state = $2) order by id limit $3
            """;

    private static final String COUNT = "select count(*) from alert where $1::text is null or state = $1";

    /** One after the other, so that the number holds. */
    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(7809643428)";

    private static final String INSERT = """
            insert into alert (id, name, query, filters, url, host, secret, secret_key, throttle_seconds, collapse, revisions, state,
                after_place, since, call_after, created_at, updated_at)
            select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, $14, $14
            where (select count(*) from alert) < $15
            """;

    private static final String UPDATE = """
            update alert set name = $3, query = $4, filters = $5, url = $6, host = $7, throttle_seconds = $8, collapse = $9, revisions = $10,
                state = $11, reason = case when $11 = 'disabled' then reason end, after_place = $12, since = $13, version = version + 1, updated_at = $14,
                joined = joined and after_place = $12 and state = $11, fault = case when after_place = $12 then fault end,
                due_at = case when $11 = 'active' and waiting > 0 then coalesce(due_at, $14) else due_at end
            where id = $1 and version = $2
            """;

    /** What waited while it was stopped is tried as long as anything new; nothing that was asked of the old address holds for another. */
    private static final String RESUMED = """
            update alert_delivery set give_up_at = greatest(give_up_at, $2), next_attempt_at = least(next_attempt_at, $3)
            where alert_id = $1 and state = 'pending'
            """;

    private static final String FRESH_START = """
            update alert set call_after = greatest($2, last_success_at + make_interval(secs => throttle_seconds)), failures = 0, failing_since = null, last_error = null,
                due_at = case when due_at is null then null else $2 end
            where id = $1
            """;

    private static final String ROTATE = """
            update alert set old_secret = secret, old_secret_key = secret_key, old_secret_until = $4, secret = $2, secret_key = $3,
                version = version + 1, updated_at = $5
            where id = $1
            """;

    private static final String SEALED_OTHERWISE = """
            select * from alert where (secret_key <> $1 or old_secret_key <> $1) and id > $2 order by id limit 100
            """;

    private static final String RESEAL = """
            update alert set secret = case when secret = $2 then $3 else secret end,
                secret_key = case when secret = $2 then $4 else secret_key end,
                old_secret = case when old_secret = $2 then $3 else old_secret end,
                old_secret_key = case when old_secret = $2 then $4 else old_secret_key end
            where id = $1
            """;

    /**
     * A page of alerts.
     *
     * @param total that there are, on all pages
     * @param more whether there is a page after this one
     */
    record Page(long total, List<AlertReport> alerts, boolean more) {}

    private final Pool pool;
    private final AlertSettings settings;

    AlertStore(Pool pool, AlertSettings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    Uni<Optional<AlertReport>> find(String id) {
        return guarded(() ->
                        pool.preparedQuery("select * from alert where id = $1").execute(Tuple.of(id)))
                .map(rows -> all(rows, AlertRows::report).stream().findFirst());
    }

    /** Alerts in the order in which they were made, beyond an id. */
    Uni<Page> page(String after, @Nullable String state, int size) {
        return guarded(() -> pool.preparedQuery(PAGE)
                .execute(Tuple.of(after, state, size + 1))
                .chain(rows -> pool.preparedQuery(COUNT)
                        .execute(Tuple.of(state))
                        .map(count -> {
                            List<AlertReport> found = all(rows, AlertRows::report);
                            return new Page(
                                    count.iterator().next().getLong(0),
                                    found.stream().limit(size).toList(),
                                    found.size() > size);
                        })));
    }

    /** Keeps a new alert; whether there was room for it. */
    Uni<Boolean> add(Alert alert) {
        return guarded(() -> pool.withTransaction(client -> client.query(ONE_AT_A_TIME)
                .execute()
                .chain(() -> client.preparedQuery(INSERT).execute(row(alert).addInteger(settings.most())))
                .chain(rows -> wake(client).replaceWith(rows.rowCount() > 0))));
    }

    /**
     * Puts what people say in the place of what was there, unless it has changed meanwhile.
     *
     * @param resumed whether it was stopped before, or is told at another address from now on
     * @return whether it was written
     */
    Uni<Boolean> change(Alert before, Alert after, boolean resumed) {
        return guarded(() -> pool.withTransaction(client -> client.preparedQuery(UPDATE)
                .execute(change(before, after))
                .chain(rows -> rows.rowCount() == 0
                        ? Uni.createFrom().item(false)
                        : (resumed ? resume(client, after) : Uni.createFrom().voidItem())
                                .chain(() -> wake(client))
                                .replaceWith(true))));
    }

    /** Removes an alert with all that it was told; whether there was one, of this version where one is asked for. */
    Uni<Boolean> remove(String id, int version) {
        return guarded(() -> pool.preparedQuery("delete from alert where id = $1 and version = $2")
                        .execute(Tuple.of(id, version)))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Gives an alert a new secret; the one from before signs too until then. */
    Uni<Void> rotate(String id, SealedText secret, Instant oldUntil, Instant now) {
        return guarded(() -> run(
                pool,
                ROTATE,
                Tuple.of(
                        id,
                        Buffer.buffer(secret.bytes()),
                        secret.key(),
                        AlertRows.time(oldUntil),
                        AlertRows.time(now))));
    }

    /** Alerts with a secret that is encrypted with another key than this one, beyond an id. */
    Uni<List<Alert>> sealedOtherwise(String key, String after) {
        return guarded(() -> pool.preparedQuery(SEALED_OTHERWISE).execute(Tuple.of(key, after)))
                .map(rows -> all(rows, AlertRows::alert));
    }

    /** Puts the same secret, encrypted anew, in the place of what is there, if it still is. */
    Uni<Void> reseal(String id, SealedText before, SealedText after) {
        return guarded(() -> run(
                pool, RESEAL, Tuple.of(id, Buffer.buffer(before.bytes()), Buffer.buffer(after.bytes()), after.key())));
    }

    private Uni<Void> resume(SqlClient client, Alert alert) {
        Instant now = alert.updatedAt();
        return run(
                        client,
                        RESUMED,
                        Tuple.of(alert.id(), AlertRows.time(now.plus(settings.triedFor())), AlertRows.time(now)))
                .chain(() -> run(client, FRESH_START, Tuple.of(alert.id(), AlertRows.time(now))));
    }

    private static Tuple row(Alert alert) {
        return Tuple.tuple()
                .addString(alert.id())
                .addString(alert.name())
                .addString(alert.search().query())
                .addValue(AlertRows.filters(alert.search()))
                .addString(alert.url())
                .addString(alert.host())
                .addValue(Buffer.buffer(alert.secret().bytes()))
                .addString(alert.secret().key())
                .addInteger((int) alert.throttle().toSeconds())
                .addBoolean(alert.collapse())
                .addBoolean(alert.revisions())
                .addString(alert.state().wireName())
                .addString(alert.after())
                .addOffsetDateTime(AlertRows.time(alert.createdAt()));
    }

    private static Tuple change(Alert before, Alert after) {
        return Tuple.tuple()
                .addString(before.id())
                .addInteger(before.version())
                .addString(after.name())
                .addString(after.search().query())
                .addValue(AlertRows.filters(after.search()))
                .addString(after.url())
                .addString(after.host())
                .addInteger((int) after.throttle().toSeconds())
                .addBoolean(after.collapse())
                .addBoolean(after.revisions())
                .addString(after.state().wireName())
                .addString(after.after())
                .addOffsetDateTime(AlertRows.time(after.since()))
                .addOffsetDateTime(AlertRows.time(after.updatedAt()));
    }

    private static Uni<Void> wake(SqlClient client) {
        return client.query(WAKE).execute().replaceWithVoid();
    }

    private static Uni<Void> run(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql).execute(values).replaceWithVoid();
    }

    private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }

    private <T> Uni<T> guarded(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .ifNoItem()
                .after(settings.statementTimeout())
                .fail()
                .onFailure(DatabaseFailures::isOutage)
                .transform(StoreUnavailableException::new);
    }
}
