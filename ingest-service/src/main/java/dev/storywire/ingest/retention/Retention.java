package dev.storywire.ingest.retention;

import dev.storywire.ingest.cluster.ClusterTexts;
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
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Deletes stories that have had their time, a small batch in a transaction, on one replica at a time. What is left of each is a row that
 * says that it was there, and an event without a value, so that topic and index lose it too. Stories that somebody is about to change are left for
 * the next round. Does nothing, and holds no connection, while no age is configured.
 */
@ApplicationScoped
class Retention implements LeaderTask {

    private static final Logger LOG = Logger.getLogger(Retention.class);

    /** Names the lock among all advisory locks of the database: "retain" in ASCII. */
    private static final long LOCK = 0x72657461696eL;

    private static final String OF_FEED = """
            select id from story where feed_id = $1 and revised_at < $2
            order by revised_at limit $3 for update skip locked
            """;

    private static final String OF_OTHERS = """
            select id from story where revised_at < $2 and (feed_id is null or feed_id <> all($1))
            order by revised_at limit $3 for update skip locked
            """;

    private static final String BURY = """
            insert into story_tombstone (id, revision, status, content_hash, first_seen_at, deleted_at)
            select id, revision, status, content_hash, first_seen_at, $2 from story where id = any($1)
            on conflict (id) do update set
                revision = excluded.revision, status = excluded.status, content_hash = excluded.content_hash,
                first_seen_at = excluded.first_seen_at, deleted_at = excluded.deleted_at
            """;

    private static final String ANNOUNCE = """
            insert into outbox (position, story_id, deleted_revision, type, occurred_at, traceparent, bytes, cluster_pending)
            select nextval('outbox_position'), id, revision, $2, $3, $4, 1, false from story where id = any($1)
            """;

    private static final String DISMISS = "delete from outbox where story_id = any($1)";
    private static final String DELETE = "delete from story where id = any($1)";
    private static final String FORGET = "delete from story_tombstone where deleted_at < $1";
    private static final String WAKE_RELAY = "select pg_notify('" + Outbox.READY_CHANNEL + "', '')";

    private final RetentionSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;
    private final LeaderLoop loop;

    Retention(Pool pool, RetentionSettings settings, MeterRegistry meters, Clock clock) {
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        LeaderTask.Terms terms = new LeaderTask.Terms(
                "retention",
                LOCK,
                "story_retention",
                settings.interval(),
                settings.takeover(),
                settings.firstBackOff(),
                settings.longestBackOff(),
                settings.statementTimeout());
        this.loop = new LeaderLoop(pool, terms, this, meters);
    }

    void onStart(@Observes StartupEvent event) {
        if (settings.age().isPresent() || !settings.feeds().isEmpty()) {
            start();
        }
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

    /** One batch of each kind. */
    @Override
    public Turn turn(LeaderConnection connection) {
        Instant now = clock.instant();
        boolean more = false;
        for (Expiry expiry : Expiry.of(settings, now)) {
            int deleted = connection.inTransaction(() -> delete(connection, expiry, now));
            meters.counter("storywire.retention.deleted").increment(deleted);
            LOG.debugf("event=retention deleted=%d before=%s", deleted, expiry.before());
            more |= deleted == settings.batch();
        }
        if (more) {
            return new Turn.Busy();
        }
        connection.query(FORGET, Tuple.of(now.minus(settings.remember()).atOffset(ZoneOffset.UTC)));
        return new Turn.Idle();
    }

    private int delete(LeaderConnection connection, Expiry expiry, Instant now) {
        String[] ids = expired(connection, expiry);
        if (ids.length > 0) {
            Tuple stories = Tuple.of(ids);
            connection.query(BURY, Tuple.of(ids, now.atOffset(ZoneOffset.UTC)));
            connection.query(DISMISS, stories);
            connection.query(
                    ANNOUNCE,
                    Tuple.of(
                            ids,
                            EventType.DELETED.wireName(),
                            now.atOffset(ZoneOffset.UTC),
                            TraceParent.current().value()));
            ClusterTexts.forget(connection, List.of(ids));
            connection.query(DELETE, stories);
            connection.query(WAKE_RELAY, Tuple.tuple());
        }
        return ids.length;
    }

    private String[] expired(LeaderConnection connection, Expiry expiry) {
        Tuple arguments = expiry.feed()
                .map(feed -> Tuple.of(feed))
                .orElseGet(() -> Tuple.of(expiry.exceptFeeds().toArray(String[]::new)))
                .addValue(expiry.before().atOffset(ZoneOffset.UTC))
                .addValue(settings.batch());
        List<String> ids = new ArrayList<>();
        connection
                .query(expiry.feed().isPresent() ? OF_FEED : OF_OTHERS, arguments)
                .forEach(row -> ids.add(row.getString("id")));
        return ids.toArray(String[]::new);
    }
}
