package dev.storywire.ingest.alert;

import dev.storywire.ingest.story.DatabaseFailures;
import dev.storywire.ingest.story.StoreUnavailableException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Deliveries as people look at them, and those that they have sent again. */
@ApplicationScoped
class DeliveryStore {

    /** So many are sent again in one step; whoever asks for more asks again. */
    private static final int MOST_REDRIVEN = 10_000;

    private static final String PAGE = """
            select seq, id, alert_id, kind, state, stories, '' as body, created_at, give_up_at, next_attempt_at, attempts, last_attempt_at,
                last_status, reason, settled_at
            from alert_delivery
            where ($1::text is null or alert_id = $1) and ($2::text is null or state = $2) and seq < $3 order by seq desc limit $4
            """;

    private static final String FIND = "select * from alert_delivery where alert_id = $1 and id = $2";

    private static final String REDRIVE = """
            with locked as materialized (
                select id from alert
                where ($1::text is null or id = $1)
                  and exists (select from alert_delivery where alert_id = alert.id and state = 'dead')
                order by id for no key update
            ), again as (
                update alert_delivery set state = 'pending', attempts = 0, give_up_at = $4, next_attempt_at = $3, settled_at = null
                where seq = any(array(
                    select seq from alert_delivery
                    where state = 'dead' and alert_id = any(array(select id from locked)) and ($2::text is null or id = $2)
                    order by seq limit $5 for update skip locked))
                returning alert_id, stories
            ), counted as (
                select alert_id, count(*) as messages, sum(stories) as stories from again group by alert_id
            ), woken as (
                update alert set waiting = waiting + counted.stories, due_at = least(due_at, $3),
                    call_after = case when failures = 0 then call_after
                        else greatest($3, last_success_at + make_interval(secs => throttle_seconds)) end
                from counted where alert.id = counted.alert_id
            )
            select coalesce(sum(messages), 0)::integer as redriven from counted
            """;

    private static final String TEST = """
            insert into alert_delivery (id, alert_id, kind, state, stories, body, created_at, give_up_at, next_attempt_at, attempts,
                last_attempt_at, last_status, reason, settled_at)
            select $1, id, 'test', $3, 0, $4, $5, $5, $5, 1, $5, $6, $7, $8 from alert where id = $2
            returning *
            """;

    private final Pool pool;
    private final AlertSettings settings;
    private final Clock clock;

    DeliveryStore(Pool pool, AlertSettings settings, Clock clock) {
        this.pool = pool;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Deliveries, newest first, without their bodies.
     *
     * @param alertId of all alerts where {@code null}
     * @param state in all states where {@code null}
     * @param before older than this one
     */
    Uni<List<Delivery>> page(@Nullable String alertId, @Nullable String state, long before, int most) {
        return guarded(() -> pool.preparedQuery(PAGE).execute(Tuple.of(alertId, state, before, most)))
                .map(DeliveryStore::all);
    }

    Uni<Optional<Delivery>> find(String alertId, String id) {
        return guarded(() -> pool.preparedQuery(FIND).execute(Tuple.of(alertId, id)))
                .map(rows -> all(rows).stream().findFirst());
    }

    /**
     * Has dead deliveries sent again, the oldest first, as if they were new.
     *
     * @param alertId of all alerts where {@code null}
     * @param id that one alone; all where {@code null}
     * @return how many
     */
    Uni<Integer> redrive(@Nullable String alertId, @Nullable String id) {
        OffsetDateTime now = AlertRows.time(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return guarded(() -> pool.preparedQuery(REDRIVE)
                        .execute(Tuple.of(alertId, id, now, now.plus(settings.triedFor()), MOST_REDRIVEN)))
                .map(rows -> rows.iterator().next().getInteger("redriven"));
    }

    /** Writes down what came of a test; empty where the alert is gone. */
    Uni<Optional<Delivery>> tested(Delivery test) {
        return guarded(() -> pool.preparedQuery(TEST)
                        .execute(Tuple.tuple()
                                .addString(test.id())
                                .addString(test.alertId())
                                .addString(test.state())
                                .addString(test.body())
                                .addOffsetDateTime(AlertRows.time(test.createdAt()))
                                .addInteger(test.lastStatus())
                                .addString(test.reason())
                                .addOffsetDateTime(AlertRows.time(clock.instant()))))
                .map(rows -> all(rows).stream().findFirst());
    }

    private static List<Delivery> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(AlertRows::delivery)
                .toList();
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
