package dev.storywire.ingest.republication;

import dev.storywire.ingest.leader.LeaderConnection;
import dev.storywire.ingest.leader.LeaderLoop;
import dev.storywire.ingest.leader.LeaderTask;
import dev.storywire.ingest.leader.Turn;
import dev.storywire.ingest.outbox.EventType;
import dev.storywire.ingest.outbox.Outbox;
import dev.storywire.ingest.outbox.TraceParent;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Appends the newest event of every story to the outbox, in the order of their ids, a batch in a transaction with the place that it has come
 * to, so that another replica goes on after the last batch. Waits while Kafka takes less than it appends.
 */
@ApplicationScoped
class Republisher implements LeaderTask {

    private static final Logger LOG = Logger.getLogger(Republisher.class);

    /** Names the lock among all advisory locks of the database: "repub" in ASCII. */
    private static final long LOCK = 0x7265707562L;

    private static final String UNDER_WAY = "select after_id from republication where state = 'running' for update";
    private static final String IS_UNDER_WAY = "select from republication where state = 'running'";
    private static final String WAITING =
            "select count(*) as events from (select from outbox where refused is null limit $1) as waiting";

    /** Locked like those of stories that are stored, so that their events keep the order of their revisions. */
    private static final String NEXT = "select id from story where id > $1 order by id limit $2 for no key update";

    /** A revision that waits in the outbox goes out from there, as one that was not told before. */
    private static final String APPEND = """
            insert into outbox (position, story_id, revision, type, occurred_at, traceparent, bytes, cluster_pending, republished)
            select nextval('outbox_position'), story.id, story.revision,
                   case when story.status = 'canceled' then $2 when story.revision = 1 then $3 else $4 end,
                   story.revised_at, $5, octet_length(cast(document as text)), false, true
            from story join revision on revision.story_id = story.id and revision.number = story.revision
            where story.id = any($1)
              and not exists (select from outbox where outbox.story_id = story.id and outbox.revision = story.revision)
            """;

    private static final String ADVANCE = """
            update republication set
                after_id = coalesce($1, after_id), looked_at = looked_at + $2, appended = appended + $3, updated_at = $4,
                state = case when $5 then 'done' else state end
            """;

    private static final String WAKE_RELAY = "select pg_notify('" + Outbox.READY_CHANNEL + "', '')";

    private final RepublicationSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;
    private final LeaderLoop loop;

    Republisher(Pool pool, RepublicationSettings settings, MeterRegistry meters, Clock clock) {
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        LeaderTask.Terms terms = new LeaderTask.Terms(
                "republication",
                LOCK,
                RepublicationStore.WAKE_CHANNEL,
                settings.poll(),
                settings.takeover(),
                settings.firstBackOff(),
                settings.longestBackOff(),
                settings.statementTimeout());
        this.loop = new LeaderLoop(pool, terms, this, meters);
    }

    void onStart(@Observes StartupEvent event) {
        start();
    }

    void onStop(@Observes ShutdownEvent event) {
        stop();
    }

    void start() {
        loop.start();
    }

    void stop() {
        loop.stop();
    }

    @Override
    public Turn turn(LeaderConnection connection) {
        if (connection.query(IS_UNDER_WAY, Tuple.tuple()).size() == 0) {
            return new Turn.Idle();
        }
        if (waiting(connection) >= settings.mostWaiting()) {
            return new Turn.Lingering(settings.pause());
        }
        connection.inTransaction(() -> advance(connection));
        return new Turn.Busy();
    }

    private long waiting(LeaderConnection connection) {
        return connection
                .query(WAITING, Tuple.of(settings.mostWaiting()))
                .iterator()
                .next()
                .getLong("events");
    }

    /** One batch; none where somebody has ended it meanwhile. */
    private int advance(LeaderConnection connection) {
        RowSet<Row> underWay = connection.query(UNDER_WAY, Tuple.tuple());
        if (underWay.size() == 0) {
            return 0;
        }
        String after = underWay.iterator().next().getString("after_id");
        List<String> ids = new ArrayList<>();
        connection.query(NEXT, Tuple.of(after, settings.batch())).forEach(row -> ids.add(row.getString("id")));
        int appended = append(connection, ids);
        boolean done = ids.size() < settings.batch();
        connection.query(
                ADVANCE,
                Tuple.of(
                        ids.isEmpty() ? null : ids.getLast(),
                        (long) ids.size(),
                        (long) appended,
                        OffsetDateTime.now(clock),
                        done));
        LOG.logf(
                done ? Logger.Level.INFO : Logger.Level.DEBUG,
                "event=republication stories=%d appended=%d done=%s",
                ids.size(),
                appended,
                done);
        return appended;
    }

    private int append(LeaderConnection connection, List<String> ids) {
        Tuple arguments = Tuple.of(ids.toArray(String[]::new))
                .addString(EventType.CANCELED.wireName())
                .addString(EventType.PUBLISHED.wireName())
                .addString(EventType.REVISED.wireName())
                .addString(TraceParent.current().value());
        int appended = connection.query(APPEND, arguments).rowCount();
        connection.query(WAKE_RELAY, Tuple.tuple());
        meters.counter("storywire.republication.events").increment(appended);
        return appended;
    }
}
