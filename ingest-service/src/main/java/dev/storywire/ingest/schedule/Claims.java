package dev.storywire.ingest.schedule;

import dev.storywire.ingest.feed.Feed;
import dev.storywire.ingest.feed.FeedStore;
import dev.storywire.ingest.feed.FetchCause;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Shares the due feeds among the replicas. Who takes a feed of a host locks the host's row first, so that the host's limits hold across all
 * replicas; rows that another replica has locked are passed over. Leases are measured by the database's clock. Calls block; not for
 * an event loop.
 */
final class Claims {

    /** How many due feeds are looked at for each that can be taken, so that one host with many doesn't hide the others. */
    private static final int WINDOW = 20;

    private static final String DUE = """
            with asked as (
                select feed_id, host, refresh_requested_at as since, 0 as rank from feed_state
                where refresh_requested_at <= now() and (lease_until is null or lease_until <= now())
                order by refresh_requested_at limit $1
            ), planned as (
                select feed_id, host, due_at as since, 1 as rank from feed_state
                where due_at <= now() and refresh_requested_at is null and (lease_until is null or lease_until <= now())
                  and host not in (select host from host_state where not_before > now() or next_slot_at > now())
                  and host not in (select host from feed_state where lease_until > now() and lease_owner is not null
                                   group by host having count(*) >= $2)
                order by due_at limit $1
            )
            select feed_id, host from (select * from asked union all select * from planned) as due order by rank, since
            """;

    private static final String KNOW_HOSTS = """
            insert into host_state (host, updated_at) select host, now() from unnest($1::text[]) as host order by host
            on conflict (host) do nothing
            """;

    private static final String LOCK_HOSTS = """
            select host from host_state where host = any($1) and (next_slot_at is null or next_slot_at <= clock_timestamp())
            order by host for no key update skip locked
            """;

    /** Sees what other replicas took, since it begins after the hosts are locked. */
    private static final String TAKE = """
            with busy as (
                select host, count(*) as fetches from feed_state
                where host = any($2) and lease_owner is not null and lease_until > now() group by host
            ), wanted as (
                select state.feed_id, state.host, row_number() over (partition by state.host order by place) as place
                from unnest($1::text[]) with ordinality as picked (feed_id, place)
                join feed_state as state on state.feed_id = picked.feed_id
                left join host_state as host on host.host = state.host
                where state.host = any($2) and state.due_at <= now() and (state.lease_until is null or state.lease_until <= now())
                  and (state.refresh_requested_at is not null or host.not_before is null or host.not_before <= now())
            ), free as (
                select state.feed_id from feed_state as state
                join wanted on wanted.feed_id = state.feed_id
                left join busy on busy.host = wanted.host
                where wanted.place + coalesce(busy.fetches, 0) <= $3 and (state.lease_until is null or state.lease_until <= now())
                for no key update of state skip locked
            )
            update feed_state as state set lease_owner = $4, lease_until = clock_timestamp() + make_interval(secs => $5)
            from free where state.feed_id = free.feed_id
            returning state.*, exists (select from websub where websub.feed_id = state.feed_id and websub.state = 'active'
                                       and lease_expires_at > now()) as pushed
            """;

    /**
     * For a push, which asks nothing of the host. The feed is due until what comes of it is written, so that nothing is lost should this
     * process die; a refresh that people asked for stays one after.
     */
    private static final String TAKE_ONE = """
            update feed_state as state set lease_owner = $2, lease_until = clock_timestamp() + make_interval(secs => $3),
                refresh_requested_at = case when refresh_requested_at is null then $4::timestamptz
                                            else $4::timestamptz + interval '1 millisecond' end
            where feed_id = $1 and paused_at is null and (lease_until is null or lease_until <= now())
            returning state.*, true as pushed
            """;

    private static final String SPACE = """
            update host_state set next_slot_at = clock_timestamp() + make_interval(secs => $2), updated_at = now() where host = any($1)
            """;

    private static final String RENEW = """
            update feed_state set lease_until = clock_timestamp() + make_interval(secs => $3)
            from unnest($1::text[], $2::text[]) as held (feed_id, lease)
            where feed_state.feed_id = held.feed_id and lease_owner = held.lease returning feed_state.feed_id
            """;

    private static final String GIVE_BACK = """
            update feed_state set lease_owner = null, lease_until = null
            from unnest($1::text[], $2::text[]) as held (feed_id, lease)
            where feed_state.feed_id = held.feed_id and lease_owner = held.lease
            """;

    private final Pool pool;
    private final FeedStore feeds;
    private final ScheduleSettings settings;
    private final Clock clock;
    private final String replica;
    private long number;

    /** @param replica names this process among all that share the database */
    Claims(Pool pool, FeedStore feeds, ScheduleSettings settings, Clock clock, String replica) {
        this.pool = pool;
        this.feeds = feeds;
        this.settings = settings;
        this.clock = clock;
        this.replica = replica;
    }

    /** Takes due feeds, at most so many; each is this replica's until its lease ends. */
    List<Claim> take(int most) {
        int perHost = settings.hostSpacing().isZero() ? settings.hostConcurrency() : 1;
        List<FairPick.Due> due = rows(
                await(pool.preparedQuery(DUE).execute(Tuple.of(most * WINDOW, settings.hostConcurrency()))),
                row -> new FairPick.Due(row.getString("feed_id"), row.getString("host")));
        List<FairPick.Due> picked = FairPick.of(due, most, perHost);
        if (picked.isEmpty()) {
            return List.of();
        }
        String lease = replica + "/" + ++number;
        List<Row> taken = await(pool.withTransaction(connection -> take(connection, picked, lease)));
        return claims(taken, lease, null);
    }

    /**
     * Takes one feed for what a hub sent, due or not.
     *
     * @param started when the work on it begins
     * @return nothing where another works on it, or where it is paused
     */
    Optional<Claim> takePushed(String feedId, Instant started) {
        String lease = replica + "/push/" + UUID.randomUUID();
        List<Row> taken = rows(
                await(pool.preparedQuery(TAKE_ONE)
                        .execute(Tuple.of(
                                feedId, lease, seconds(settings.lease().toMillis()), StateRows.time(started)))),
                row -> row);
        return claims(taken, lease, FetchCause.PUSH).stream().findFirst();
    }

    private Uni<List<Row>> take(SqlConnection connection, List<FairPick.Due> picked, String lease) {
        String[] hosts =
                picked.stream().map(FairPick.Due::host).distinct().sorted().toArray(String[]::new);
        String[] ids = picked.stream().map(FairPick.Due::feedId).toArray(String[]::new);
        return lock(connection, hosts)
                .chain(locked -> locked.size() == hosts.length
                        ? Uni.createFrom().item(locked)
                        : lockNew(connection, hosts, locked))
                .map(locked -> locked.toArray(String[]::new))
                .chain(locked -> connection
                        .preparedQuery(TAKE)
                        .execute(Tuple.tuple()
                                .addArrayOfString(ids)
                                .addArrayOfString(locked)
                                .addInteger(settings.hostConcurrency())
                                .addString(lease)
                                .addDouble(seconds(settings.lease().toMillis()))))
                .map(rows -> rows(rows, row -> row))
                .call(taken -> space(connection, taken));
    }

    private static Uni<List<String>> lock(SqlConnection connection, String[] hosts) {
        return connection
                .preparedQuery(LOCK_HOSTS)
                .execute(Tuple.tuple().addArrayOfString(hosts))
                .map(rows -> rows(rows, row -> row.getString("host")));
    }

    /** Of hosts that were not locked, most are another replica's just now; those that are not known yet are made known. */
    private static Uni<List<String>> lockNew(SqlConnection connection, String[] hosts, List<String> locked) {
        String[] others =
                Arrays.stream(hosts).filter(host -> !locked.contains(host)).toArray(String[]::new);
        return connection
                .preparedQuery(KNOW_HOSTS)
                .execute(Tuple.tuple().addArrayOfString(others))
                .chain(() -> lock(connection, others))
                .map(more -> Stream.concat(locked.stream(), more.stream()).toList());
    }

    private Uni<?> space(SqlConnection connection, List<Row> taken) {
        if (taken.isEmpty() || settings.hostSpacing().isZero()) {
            return Uni.createFrom().voidItem();
        }
        String[] hosts = taken.stream()
                .map(row -> row.getString("host"))
                .distinct()
                .sorted()
                .toArray(String[]::new);
        return connection
                .preparedQuery(SPACE)
                .execute(Tuple.tuple()
                        .addArrayOfString(hosts)
                        .addDouble(seconds(settings.hostSpacing().toMillis())));
    }

    /** @param cause {@code null} where the rows tell it */
    private List<Claim> claims(List<Row> taken, String lease, @Nullable FetchCause cause) {
        if (taken.isEmpty()) {
            return List.of();
        }
        Map<String, Row> states = new HashMap<>();
        taken.forEach(row -> states.put(row.getString("feed_id"), row));
        Instant now = clock.instant();
        List<Claim> claims = new ArrayList<>();
        for (Feed feed : await(feeds.find(states.keySet()))) {
            Row state = states.get(feed.id());
            if (state != null) {
                claims.add(new Claim(
                        feed,
                        lease,
                        state.getString("host"),
                        cause != null ? cause : cause(state),
                        state.getBoolean("pushed"),
                        StateRows.memory(state, now)));
            }
        }
        return claims;
    }

    private static FetchCause cause(Row state) {
        return state.getOffsetDateTime("refresh_requested_at") == null ? FetchCause.PLAN : FetchCause.REFRESH;
    }

    /** Makes leases last on; the ids of the feeds that are still this replica's. */
    Set<String> renew(Collection<Claim> held) {
        return new HashSet<>(rows(
                await(pool.preparedQuery(RENEW)
                        .execute(held(held).addDouble(seconds(settings.lease().toMillis())))),
                row -> row.getString("feed_id")));
    }

    /** Lets others take these feeds at once. */
    void giveBack(Collection<Claim> held) {
        await(pool.preparedQuery(GIVE_BACK).execute(held(held)));
    }

    private static Tuple held(Collection<Claim> claims) {
        return Tuple.tuple()
                .addArrayOfString(
                        claims.stream().map(claim -> claim.feed().id()).toArray(String[]::new))
                .addArrayOfString(claims.stream().map(Claim::lease).toArray(String[]::new));
    }

    private <T> T await(Uni<T> answer) {
        return answer.await().atMost(settings.statementTimeout());
    }

    private static <T> List<T> rows(RowSet<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).collect(Collectors.toList());
    }

    private static double seconds(long millis) {
        return millis / 1000.0;
    }
}
