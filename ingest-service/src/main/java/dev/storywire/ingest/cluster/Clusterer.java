package dev.storywire.ingest.cluster;

import dev.storywire.ingest.cluster.ClusterTables.Pending;
import dev.storywire.ingest.leader.LeaderConnection;
import dev.storywire.ingest.leader.LeaderLoop;
import dev.storywire.ingest.leader.LeaderTask;
import dev.storywire.ingest.leader.Turn;
import dev.storywire.ingest.outbox.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Compares stories with others after they were stored and before they are published. One replica does so at a time: what two requests store side by
 * side comes here one after the other, so no interleaving can miss that they are alike, and storing waits for nothing.
 */
@ApplicationScoped
class Clusterer implements LeaderTask {

    private static final Logger LOG = Logger.getLogger(Clusterer.class);

    /** Names the lock among all advisory locks of the database: "cluster" in ASCII. */
    private static final long LOCK = 0x636c7573746572L;

    private static final long MOST_BYTES = 4L << 20;
    private static final int PRUNED_AT_ONCE = 2_000;
    private static final int RESTORED_AT_ONCE = 5_000;
    private static final int MOST_ATTEMPTS = 3;

    private final ClusterSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;
    private final LeaderLoop loop;
    private Instant nextPrune = Instant.MIN;
    private @Nullable LeaderConnection whole;
    private long failing = -1;
    private int attempts;

    Clusterer(Pool pool, ClusterSettings settings, MeterRegistry meters, Clock clock) {
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        LeaderTask.Terms terms = new LeaderTask.Terms(
                "cluster",
                LOCK,
                Outbox.WAKE_CHANNEL,
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
        ClusterTables tables = new ClusterTables(connection);
        if (connection != whole) {
            restoreAnchors(tables);
            whole = connection;
        }
        prune(connection, tables);
        List<Pending> pending = tables.pending(settings.batchStories(), MOST_BYTES);
        if (pending.isEmpty()) {
            return new Turn.Idle();
        }
        if (givesUp(pending.getFirst().position())) {
            LOG.errorf(
                    "event=cluster-given-up stories=%d first=%s",
                    pending.size(), pending.getFirst().storyId());
            tables.release(pending);
            return new Turn.Busy();
        }
        int moved = connection.inTransaction(() -> new Comparison(tables, settings, clock.instant()).run(pending));
        attempts = 0;
        meters.counter("storywire.cluster.stories").increment(pending.size());
        meters.counter("storywire.cluster.moves").increment(moved);
        return pending.size() < settings.batchStories() ? new Turn.Lingering(settings.linger()) : new Turn.Busy();
    }

    /** A crash of PostgreSQL, which takes the anchors, takes every connection with it. */
    private static void restoreAnchors(ClusterTables tables) {
        if (tables.hasAllAnchors()) {
            return;
        }
        String last = "";
        while (last != null) {
            last = tables.restoreAnchors(last, RESTORED_AT_ONCE);
        }
        tables.anchorsRestored();
        LOG.info("event=cluster-anchors-restored");
    }

    /** What fails again and again on a database that answers goes out without a cluster, rather than hold up everything after it. */
    private boolean givesUp(long first) {
        attempts = first == failing ? attempts + 1 : 1;
        failing = first;
        return attempts > MOST_ATTEMPTS;
    }

    private void prune(LeaderConnection connection, ClusterTables tables) {
        Instant now = clock.instant();
        if (now.isBefore(nextPrune)) {
            return;
        }
        boolean more =
                connection.inTransaction(() -> tables.forgetBefore(now.minus(settings.window()), PRUNED_AT_ONCE));
        nextPrune = more ? now : now.plus(settings.prune());
    }
}
