package dev.storywire.ingest.alert;

import dev.storywire.ingest.story.DatabaseFailures;
import dev.storywire.ingest.story.StoreUnavailableException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What there is to send, and what became of it. Replicas share the due alerts: one call of an alert is under way at a time, and one that
 * dies over it leaves it to the next after the hold.
 */
@ApplicationScoped
class CallStore {

    private static final String TAKE = """
            update alert set call_after = $2 where id = (
                select id from alert
                where due_at is not null and state = 'active' and greatest(due_at, call_after) <= $1 and host <> all($3)
                order by greatest(due_at, call_after) limit 1 for no key update skip locked)
            returning *
            """;

    private static final String OLDEST = """
            select * from alert_delivery where alert_id = $1 and state = 'pending' and next_attempt_at <= $2 order by seq limit 1
            """;

    /** As many as there may be in one message, and as large, but one at least. */
    private static final String HELD = """
            delete from alert_waiting where seq = any(array(
                select seq from (
                    select seq, row_number() over one_by_one as place, sum(octet_length(story)) over one_by_one as size
                    from (select seq, story from alert_waiting where alert_id = $1 order by seq limit $2) as first
                    window one_by_one as (order by seq)) as sized
                where place = 1 or size <= $3))
            returning seq, story
            """;

    private static final String MESSAGE = """
            insert into alert_delivery (id, alert_id, kind, state, stories, body, created_at, give_up_at, next_attempt_at)
            values ($1, $2, 'stories', 'pending', $3, $4, $5, $6, $5)
            returning *
            """;

    /** When there is something to send next. */
    private static final String NEXT = """
            least((select min(next_attempt_at) from alert_delivery where alert_id = $1 and state = 'pending'),
                (select min(matched_at) from alert_waiting where alert_id = $1))
            """;

    private static final String NOTHING = "update alert set call_after = $2, due_at = " + NEXT + " where id = $1";

    /** Whoever needs both takes the alert before its deliveries. */
    private static final String LOCK = "select from alert where id = $1 for no key update";

    private static final String SETTLE = """
            update alert_delivery set state = $3, attempts = attempts + 1, last_attempt_at = $4, last_status = $5, reason = $6,
                next_attempt_at = coalesce($7::timestamptz, next_attempt_at), settled_at = case when $3 = 'pending' then null else $8::timestamptz end
            where id = $1 and state = 'pending' and attempts = $2
            """;

    private static final String WORKED = """
            update alert set waiting = greatest(0, waiting - $2), failures = 0, failing_since = null, last_error = null, last_success_at = $3,
                call_after = $4, due_at =
            """ + NEXT + " where id = $1";

    private static final String FAILED = """
            update alert set waiting = greatest(0, waiting - $2), failures = failures + 1, failing_since = $3, last_error = $4,
                call_after = $5, due_at =
            """ + NEXT + " where id = $1";

    private static final String DISABLE = """
            update alert set state = 'disabled', reason = $2, version = version + 1, updated_at = $3 where id = $1 and state = 'active'
            """;

    private static final String RELEASE = "update alert set call_after = $2 where id = $1";

    private final Pool pool;
    private final AlertSettings settings;

    CallStore(Pool pool, AlertSettings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    /**
     * Takes the alert that has waited longest, with the message that is to be sent: the oldest that is due, else one that tells what has waited for
     * the throttle.
     *
     * @param until the alert is this replica's until then
     * @param busy hosts that have as many calls as they may
     * @param how says how much one message may tell, and how long it is tried
     */
    Uni<Optional<Taken>> take(Instant now, Instant until, Collection<String> busy, AlertSettings how) {
        return guarded(() -> pool.withTransaction(client -> client.preparedQuery(TAKE)
                .execute(Tuple.of(AlertRows.time(now), AlertRows.time(until), busy.toArray(String[]::new)))
                .chain(rows -> {
                    Optional<AlertReport> alert = first(rows).map(AlertRows::report);
                    return alert.isEmpty()
                            ? Uni.createFrom().item(Optional.<Taken>empty())
                            : message(client, alert.get(), now, how).map(Optional::of);
                })));
    }

    /** What taking an alert came to. */
    sealed interface Taken {

        /** There is a message to send. */
        record Message(Due due) implements Taken {}

        /** There was none after all. */
        record Nothing() implements Taken {}
    }

    private Uni<Taken> message(SqlClient client, AlertReport report, Instant now, AlertSettings how) {
        Alert alert = report.alert();
        return client.preparedQuery(OLDEST)
                .execute(Tuple.of(alert.id(), AlertRows.time(now)))
                .chain(rows -> rows.size() > 0
                        ? Uni.createFrom().item(rows)
                        : client.preparedQuery(HELD)
                                .execute(Tuple.of(
                                        alert.id(),
                                        how.digestStories(),
                                        how.digestSize().asLongValue()))
                                .chain(held -> digest(client, alert, held, now, how)))
                .chain(rows -> rows.size() > 0
                        ? Uni.createFrom()
                                .<Taken>item(new Taken.Message(new Due(
                                        report,
                                        AlertRows.delivery(rows.iterator().next()))))
                        : client.preparedQuery(NOTHING)
                                .execute(Tuple.of(alert.id(), AlertRows.time(now)))
                                .replaceWith(new Taken.Nothing()));
    }

    private Uni<RowSet<Row>> digest(SqlClient client, Alert alert, RowSet<Row> held, Instant now, AlertSettings how) {
        if (held.size() == 0) {
            return Uni.createFrom().item(held);
        }
        List<Row> rows = new ArrayList<>();
        held.forEach(rows::add);
        List<String> stories = rows.stream()
                .sorted(Comparator.comparing(row -> row.getLong("seq")))
                .map(row -> row.getString("story"))
                .toList();
        return client.preparedQuery(MESSAGE)
                .execute(Tuple.of(
                        Ids.message(now),
                        alert.id(),
                        stories.size(),
                        Messages.stories(alert, stories, now),
                        AlertRows.time(now),
                        AlertRows.time(now.plus(how.triedFor()))));
    }

    /** Writes down what became of a call; nothing where another has taken it over meanwhile, or the alert is gone. */
    Uni<Void> settle(Due due, Verdict verdict, Instant startedAt, Instant now) {
        return guarded(() -> pool.withTransaction(client -> run(
                        client, LOCK, Tuple.of(due.alert().id()))
                .chain(() -> client.preparedQuery(SETTLE).execute(delivery(due.delivery(), verdict, startedAt, now)))
                .chain(rows -> rows.rowCount() == 0 ? Uni.createFrom().voidItem() : alert(client, due, verdict, now))));
    }

    /** The alert can't be called, whatever is to be sent. */
    Uni<Void> disable(String alertId, String reason, Instant now) {
        return guarded(() ->
                pool.withTransaction(client -> run(client, DISABLE, Tuple.of(alertId, reason, AlertRows.time(now)))
                        .chain(() -> run(client, RELEASE, Tuple.of(alertId, AlertRows.time(now))))));
    }

    private static Tuple delivery(Delivery delivery, Verdict verdict, Instant startedAt, Instant now) {
        record Outcome(
                String state,
                @Nullable String reason,
                @Nullable Instant next) {}
        Outcome outcome =
                switch (verdict) {
                    case Verdict.Delivered delivered -> new Outcome(Delivery.DELIVERED, null, null);
                    case Verdict.Again again -> new Outcome(Delivery.PENDING, again.reason(), again.nextAttemptAt());
                    case Verdict.Dead dead -> new Outcome(Delivery.DEAD, dead.reason(), null);
                    case Verdict.Gone gone -> new Outcome(Delivery.DEAD, gone.reason(), null);
                };
        return Tuple.tuple()
                .addString(delivery.id())
                .addInteger(delivery.attempts())
                .addString(outcome.state())
                .addOffsetDateTime(AlertRows.time(startedAt))
                .addInteger(verdict.status())
                .addString(outcome.reason())
                .addOffsetDateTime(outcome.next() == null ? null : AlertRows.time(outcome.next()))
                .addOffsetDateTime(AlertRows.time(now));
    }

    private static Uni<Void> alert(SqlClient client, Due due, Verdict verdict, Instant now) {
        String id = due.alert().id();
        int stories = due.delivery().stories();
        return switch (verdict) {
            case Verdict.Delivered delivered ->
                run(client, WORKED, Tuple.of(id, stories, AlertRows.time(now), AlertRows.time(delivered.callAfter())));
            case Verdict.Again again ->
                failed(client, id, 0, again.failingSince(), again.reason(), again.callAfter())
                        .chain(() -> hopeless(client, id, again.hopeless(), again.failingSince(), now));
            case Verdict.Dead dead ->
                failed(client, id, stories, dead.failingSince(), dead.reason(), dead.callAfter())
                        .chain(() -> hopeless(client, id, dead.hopeless(), dead.failingSince(), now));
            case Verdict.Gone gone ->
                failed(client, id, stories, now, gone.reason(), now)
                        .chain(() -> run(client, DISABLE, Tuple.of(id, gone.reason(), AlertRows.time(now))));
        };
    }

    private static Uni<Void> failed(
            SqlClient client, String id, int givenUp, Instant since, String reason, Instant callAfter) {
        return run(client, FAILED, Tuple.of(id, givenUp, AlertRows.time(since), reason, AlertRows.time(callAfter)));
    }

    private static Uni<Void> hopeless(SqlClient client, String id, boolean hopeless, Instant since, Instant now) {
        String reason = "No call has worked since " + since + ". What waits is kept until the alert is resumed.";
        return hopeless
                ? run(client, DISABLE, Tuple.of(id, reason, AlertRows.time(now)))
                : Uni.createFrom().voidItem();
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }

    private static Uni<Void> run(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql).execute(values).replaceWithVoid();
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
