package dev.storywire.ingest.schedule;

import dev.storywire.ingest.feed.FeedAddress;
import dev.storywire.ingest.feed.FeedStore;
import dev.storywire.ingest.feed.FetchLog;
import dev.storywire.ingest.feed.FetchRecord;
import dev.storywire.ingest.feed.FetchResult;
import dev.storywire.ingest.feed.SelfDescription;
import dev.storywire.ingest.schedule.plan.Timing;
import dev.storywire.ingest.story.DatabaseFailures;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes down what came of a fetch: state, log and host in one transaction, and only by who still holds the lease. Calls block; not for
 * an event loop.
 */
final class FeedLedger {

    /** Nothing is written when the lease went to another, or when people changed the feed while it was fetched. */
    private static final String WRITE = """
            update feed_state set lease_owner = null, lease_until = null,
                etag = $3, last_modified = $4, body_hash = $5, last_unconditional_at = $6, moved_to = $7, moved_times = $8,
                hub_url = $9, topic_url = $10, rhythm = $11, hints = $12, failures = $13, failing_since = $14,
                last_error = $15, last_error_code = $16, last_status = $17, last_fetch_at = $18, last_success_at = $19,
                last_change_at = $20, gone_at = $21, gone_reason = $22, notice = $26,
                next_fetch_at = case when paused_at is null then $23::timestamptz end,
                fetch_interval = extract(epoch from $23::timestamptz - $24::timestamptz)::integer,
                refresh_requested_at = case when refresh_requested_at > $24 then refresh_requested_at end
            where feed_id = $1 and lease_owner = $2 and (select version from feed where id = $1) = $25
            """;

    /** People changed the feed meanwhile: it is to be fetched as it is now. */
    private static final String AGAIN = """
            update feed_state set lease_owner = null, lease_until = null, next_fetch_at = case when paused_at is null then now() end
            where feed_id = $1 and lease_owner = $2
            """;

    private static final String HOST_FAILURES = """
            update host_state set failures = failures + 1, updated_at = now() where host = $1 returning failures
            """;

    /** People who change a feed lock its rows in another order. */
    private static final int CONFLICT_RETRIES = 3;

    /** A longer pause that another answer asked for stays. */
    private static final String HOST_PAUSE = """
            update host_state set not_before = now() + make_interval(secs => $2), reason = $3
            where host = $1 and (not_before is null or not_before < now() + make_interval(secs => $2))
            """;

    /** A pause that is not over yet was asked for by a later answer. */
    private static final String HOST_FINE = """
            update host_state set failures = 0, not_before = null, reason = null, updated_at = now()
            where host in (select host from host_state
                           where host = any($1) and failures > 0 and (not_before is null or not_before <= now())
                           order by host for no key update)
            """;

    /** When it is fetched next stays as it was planned. */
    private static final String WRITE_PUSH = """
            update feed_state set lease_owner = null, lease_until = null, rhythm = $3,
                last_change_at = case when $5 then $4::timestamptz else last_change_at end,
                refresh_requested_at = case when refresh_requested_at > $4::timestamptz then refresh_requested_at end
            where feed_id = $1 and lease_owner = $2
            """;

    /** The hub should have sent them; its subscription is looked at. */
    private static final String MISSED = """
            update websub set missed = missed + 1, next_attempt_at = least(next_attempt_at, now())
            where feed_id = $1 and state = 'active'
            """;

    /** Of those that are written down in one transaction. */
    private static final int MOST_AT_ONCE = 100;

    private final Pool pool;
    private final FeedStore feeds;
    private final FetchLog log;
    private final Timing timing;
    private final ScheduleSettings settings;
    private final Together<Report, Boolean> quiet =
            new Together<>(MOST_AT_ONCE, this::writeAll, DatabaseFailures::isOutage);

    FeedLedger(Pool pool, FeedStore feeds, FetchLog log, Timing timing, ScheduleSettings settings) {
        this.pool = pool;
        this.feeds = feeds;
        this.log = log;
        this.timing = timing;
        this.settings = settings;
    }

    /** Whether it was written; if not, the feed is another's now, or is fetched again. Those that are about nothing but a feed's state go together. */
    boolean write(Report report) {
        Uni<Boolean> written = report.isQuiet()
                ? quiet.handle(report)
                : writeAll(List.of(report)).map(List::getFirst);
        return written.await().atMost(settings.statementTimeout());
    }

    /** The same for a push. */
    boolean write(PushReport report) {
        return pool.withTransaction(connection -> write(connection, report))
                .await()
                .atMost(settings.statementTimeout());
    }

    private Uni<Boolean> write(SqlConnection connection, PushReport report) {
        Claim claim = report.claim();
        FetchRecord record = report.record();
        Tuple values = Tuple.tuple()
                .addString(claim.feed().id())
                .addString(claim.lease())
                .addValue(Buffer.buffer(report.rhythm().toBytes()))
                .addOffsetDateTime(StateRows.time(record.startedAt()))
                .addBoolean(record.outcome() == FetchResult.CHANGED);
        return connection
                .preparedQuery(WRITE_PUSH)
                .execute(values)
                .chain(rows -> rows.rowCount() == 0
                        ? Uni.createFrom().item(false)
                        : log.append(connection, Map.of(claim.feed().id(), record))
                                .chain(() ->
                                        feeds.learn(connection, claim.feed().id(), report.told()))
                                .replaceWith(true));
    }

    private Uni<List<Boolean>> writeAll(List<Report> reports) {
        return pool.withTransaction(connection -> connection
                        .preparedQuery(WRITE)
                        .executeBatch(reports.stream().map(FeedLedger::values).toList())
                        .map(FeedLedger::written)
                        .call(written -> again(connection, chosen(reports, written, false)))
                        .call(written -> follow(connection, chosen(reports, written, true))))
                .onFailure(DatabaseFailures::isConflict)
                .retry()
                .atMost(CONFLICT_RETRIES);
    }

    /** Whether a row was written, for each of a batch. */
    private static List<Boolean> written(RowSet<Row> batch) {
        List<Boolean> written = new ArrayList<>();
        for (RowSet<Row> one = batch; one != null; one = one.next()) {
            written.add(one.rowCount() > 0);
        }
        return written;
    }

    private static List<Report> chosen(List<Report> reports, List<Boolean> written, boolean which) {
        return IntStream.range(0, reports.size())
                .filter(i -> written.get(i) == which)
                .mapToObj(reports::get)
                .toList();
    }

    private static Uni<?> again(SqlConnection connection, List<Report> lost) {
        return lost.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(AGAIN)
                        .executeBatch(lost.stream()
                                .map(report -> Tuple.of(
                                        report.claim().feed().id(),
                                        report.claim().lease()))
                                .toList());
    }

    private Uni<?> follow(SqlConnection connection, List<Report> written) {
        if (written.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<String, FetchRecord> fetches = written.stream()
                .collect(Collectors.toMap(report -> report.claim().feed().id(), Report::record));
        Uni<?> done = log.append(connection, fetches);
        for (Report report : written) {
            if (!report.isQuiet()) {
                done = done.chain(() -> learn(connection, report))
                        .chain(() -> move(connection, report))
                        .chain(() -> missed(connection, report))
                        .chain(() -> pause(connection, report));
            }
        }
        return done.chain(() -> fine(connection, written));
    }

    private static Tuple values(Report report) {
        Instant started = report.record().startedAt();
        Tuple values = Tuple.tuple()
                .addString(report.claim().feed().id())
                .addString(report.claim().lease());
        StateRows.add(values, report.memory());
        return values.addOffsetDateTime(StateRows.time(report.next()))
                .addOffsetDateTime(StateRows.time(started))
                .addInteger(report.claim().feed().version())
                .addString(report.memory().notice());
    }

    private Uni<Void> learn(SqlConnection connection, Report report) {
        SelfDescription told = report.told();
        return told == null
                ? Uni.createFrom().voidItem()
                : feeds.learn(connection, report.claim().feed().id(), told);
    }

    private Uni<Void> move(SqlConnection connection, Report report) {
        FeedAddress to = report.moveTo();
        return to == null
                ? Uni.createFrom().voidItem()
                : feeds.move(connection, report.claim().feed().id(), to).replaceWithVoid();
    }

    private static Uni<Void> missed(SqlConnection connection, Report report) {
        return report.isMissedByHub()
                ? connection
                        .preparedQuery(MISSED)
                        .execute(Tuple.of(report.claim().feed().id()))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private static Uni<?> fine(SqlConnection connection, List<Report> reports) {
        String[] hosts = reports.stream()
                .filter(Report::hostAnswered)
                .map(report -> report.claim().host())
                .distinct()
                .toArray(String[]::new);
        return hosts.length == 0
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(HOST_FINE).execute(Tuple.tuple().addArrayOfString(hosts));
    }

    private Uni<Void> pause(SqlConnection connection, Report report) {
        Report.HostPause pause = report.hostPause();
        if (pause == null) {
            return Uni.createFrom().voidItem();
        }
        String host = report.claim().host();
        return connection
                .preparedQuery(HOST_FAILURES)
                .execute(Tuple.of(host))
                .map(FeedLedger::failures)
                .chain(failures -> connection
                        .preparedQuery(HOST_PAUSE)
                        .execute(Tuple.of(
                                host,
                                timing.hostPause(pause.retryAfter(), failures).toMillis() / 1000.0,
                                pause.reason())))
                .replaceWithVoid();
    }

    private static int failures(RowSet<Row> rows) {
        return rows.size() == 0 ? 1 : rows.iterator().next().getInteger("failures");
    }
}
