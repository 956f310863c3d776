package dev.storywire.ingest.websub;

import dev.storywire.ingest.feed.FeedStore;
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
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Keeps subscriptions. Fails with {@link StoreUnavailableException} while the database can't be reached. */
@ApplicationScoped
class SubscriptionStore {

    /** Addresses come from documents; a longer one is no address of a hub. */
    private static final int LONGEST_ADDRESS = 2000;

    private static final String END_STALE = """
            update websub set state = case when state in ('requested', 'active') then 'ending' else 'ended' end,
                attempts = 0, next_attempt_at = $1
            where state not in ('ending', 'ended') and not exists (
                select from feed_state join feed on feed.id = feed_state.feed_id
                where feed_state.feed_id = websub.feed_id and paused_at is null and gone_at is null
                  and feed_state.hub_url = websub.hub_url and coalesce(feed_state.topic_url, feed.url) = websub.topic_url)
            """;

    private static final String WITHOUT = """
            select feed_state.feed_id, hub_url, coalesce(topic_url, feed.url) as topic_url
            from feed_state join feed on feed.id = feed_state.feed_id
            where hub_url is not null and paused_at is null and gone_at is null
              and length(hub_url) <= $1 and length(coalesce(topic_url, feed.url)) <= $1
              and not exists (select from websub where websub.feed_id = feed_state.feed_id and state not in ('ending', 'ended'))
            limit $2
            """;

    private static final String INSERT = """
            insert into websub (token, feed_id, hub_url, topic_url, secret, secret_key, state, next_attempt_at, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $8) on conflict do nothing
            """;

    /** Replicas share the due ones; one that dies over its work leaves it to the next after the hold. */
    private static final String TAKE = """
            update websub set next_attempt_at = $2 where token in (
                select token from websub where next_attempt_at <= $1 order by next_attempt_at limit $3 for update skip locked)
            returning *
            """;

    private static final String REPLACE = """
            update websub set state = $4, requested_at = coalesce($5::timestamptz, requested_at), lease_expires_at = $6, renew_at = $7,
                reason = $8, attempts = $9, missed = $10, next_attempt_at = $11
            where token = $1 and state = $2 and next_attempt_at = $3
            """;

    /** Polling had slowed down, and something may have got lost. */
    private static final String POLL =
            "update feed_state set next_fetch_at = least(next_fetch_at, $2) where feed_id = $1 and next_fetch_at is not null";

    private static final String DUE =
            "update feed_state set refresh_requested_at = $2 where feed_id = $1 and paused_at is null";

    private static final String WAKE = "select pg_notify('" + FeedStore.WAKE_CHANNEL + "', '')";

    /** So much is missed that the subscription counts as dead. */
    private static final String DISTRUST = """
            update websub set missed = greatest(missed, $2), next_attempt_at = least(next_attempt_at, $3)
            where token = $1 and state = 'active'
            """;

    private static final String HEARD = "update websub set last_push_at = $2, missed = 0 where token = $1";

    /** A feed that names a hub. */
    record Wish(String feedId, String hubUrl, String topicUrl) {}

    private final Pool pool;
    private final WebSubSettings settings;

    SubscriptionStore(Pool pool, WebSubSettings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    /** Has those end whose feed is gone, paused, or names another hub or topic. */
    Uni<Void> endStale(Instant now) {
        return guarded(() -> pool.preparedQuery(END_STALE).execute(Tuple.of(time(now))))
                .replaceWithVoid();
    }

    /** Feeds that name a hub and have no subscription. */
    Uni<List<Wish>> without(int most) {
        return guarded(() -> pool.preparedQuery(WITHOUT).execute(Tuple.of(LONGEST_ADDRESS, most)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Wish(
                                row.getString("feed_id"), row.getString("hub_url"), row.getString("topic_url")))
                        .toList());
    }

    /** Adds them, where another replica has not. */
    Uni<Void> add(List<Subscription> subscriptions) {
        List<Tuple> rows = subscriptions.stream()
                .map(it -> Tuple.tuple()
                        .addString(it.token())
                        .addString(it.feedId())
                        .addString(it.hubUrl())
                        .addString(it.topicUrl())
                        .addValue(Buffer.buffer(it.secret().bytes()))
                        .addString(it.secret().key())
                        .addString(it.state().wireName())
                        .addOffsetDateTime(time(it.nextAttemptAt())))
                .toList();
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : guarded(() -> pool.preparedQuery(INSERT).executeBatch(rows)).replaceWithVoid();
    }

    /** Takes due ones; they are this replica's until then. */
    Uni<List<Subscription>> take(int most, Instant now, Instant until) {
        return guarded(() -> pool.preparedQuery(TAKE).execute(Tuple.of(time(now), time(until), most)))
                .map(SubscriptionStore::all);
    }

    Uni<Optional<Subscription>> find(String token) {
        return guarded(() -> pool.preparedQuery("select * from websub where token = $1")
                        .execute(Tuple.of(token)))
                .map(rows -> all(rows).stream().findFirst());
    }

    /**
     * Puts one state in the place of another, unless it has changed meanwhile.
     *
     * @param poll whether the feed is to be fetched now
     * @return whether it was written
     */
    Uni<Boolean> replace(Subscription before, Subscription after, boolean poll, Instant now) {
        return guarded(() -> pool.withTransaction(connection -> connection
                .preparedQuery(REPLACE)
                .execute(values(before, after))
                .chain(rows -> rows.rowCount() == 0 || !poll
                        ? Uni.createFrom().item(rows.rowCount() > 0)
                        : run(connection, POLL, Tuple.of(after.feedId(), time(now)))
                                .replaceWith(true))));
    }

    Uni<Void> forget(String token) {
        return guarded(() -> run(pool, "delete from websub where token = $1 and state = 'ended'", Tuple.of(token)));
    }

    /** A push came. */
    Uni<Void> heard(String token, Instant now) {
        return guarded(() -> run(pool, HEARD, Tuple.of(token, time(now))));
    }

    /** Makes a feed due now, unless it is paused. */
    Uni<Void> due(String feedId, Instant now) {
        return guarded(() -> pool.withTransaction(connection -> run(connection, DUE, Tuple.of(feedId, time(now)))
                .chain(() -> connection.query(WAKE).execute().replaceWithVoid())));
    }

    /** What it sends can't be believed: it is to be asked for anew. */
    Uni<Void> distrust(String token, Instant now) {
        return guarded(() -> run(pool, DISTRUST, Tuple.of(token, settings.missed(), time(now))));
    }

    private static Tuple values(Subscription before, Subscription after) {
        SubscriptionState state = after.state();
        SubscriptionState.@Nullable Active active = state instanceof SubscriptionState.Active it ? it : null;
        return Tuple.tuple()
                .addString(before.token())
                .addString(before.state().wireName())
                .addOffsetDateTime(time(before.nextAttemptAt()))
                .addString(state.wireName())
                .addOffsetDateTime(state instanceof SubscriptionState.Requested(Instant at) ? time(at) : null)
                .addOffsetDateTime(active == null ? null : time(active.leaseExpiresAt()))
                .addOffsetDateTime(active == null ? null : time(active.renewAt()))
                .addString(reason(state))
                .addInteger(after.attempts())
                .addInteger(after.missed())
                .addOffsetDateTime(time(after.nextAttemptAt()));
    }

    private static @Nullable String reason(SubscriptionState state) {
        return switch (state) {
            case SubscriptionState.Denied(String reason) -> reason;
            case SubscriptionState.Failed(String reason) -> reason;
            case SubscriptionState.Wanted none -> null;
            case SubscriptionState.Requested none -> null;
            case SubscriptionState.Active none -> null;
            case SubscriptionState.Ending none -> null;
            case SubscriptionState.Ended none -> null;
        };
    }

    private static List<Subscription> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(SubscriptionStore::subscription)
                .toList();
    }

    private static Subscription subscription(Row row) {
        return new Subscription(
                row.getString("token"),
                row.getString("feed_id"),
                row.getString("hub_url"),
                row.getString("topic_url"),
                new KeptSecret(row.getBuffer("secret").getBytes(), row.getString("secret_key")),
                state(row),
                row.getInteger("attempts"),
                row.getInteger("missed"),
                instant(row, "next_attempt_at"));
    }

    private static SubscriptionState state(Row row) {
        String state = row.getString("state");
        return switch (state) {
            case "wanted" -> new SubscriptionState.Wanted();
            case "requested" -> new SubscriptionState.Requested(instant(row, "requested_at"));
            case "active" -> new SubscriptionState.Active(instant(row, "lease_expires_at"), instant(row, "renew_at"));
            case "denied" -> new SubscriptionState.Denied(row.getString("reason"));
            case "failed" -> new SubscriptionState.Failed(row.getString("reason"));
            case "ending" -> new SubscriptionState.Ending();
            case "ended" -> new SubscriptionState.Ended();
            default -> throw new IllegalStateException("The table allows no state " + state);
        };
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
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
