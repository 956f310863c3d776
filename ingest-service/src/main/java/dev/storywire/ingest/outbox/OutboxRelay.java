package dev.storywire.ingest.outbox;

import dev.storywire.ingest.leader.LeaderConnection;
import dev.storywire.ingest.leader.LeaderLoop;
import dev.storywire.ingest.leader.LeaderTask;
import dev.storywire.ingest.leader.Turn;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Takes events from the outbox to Kafka: at least once, those of a story in the order of its revisions. One replica relays at a time, the
 * one that holds the lock; it is woken when events are ready. An event leaves the outbox after Kafka has acknowledged it, so one
 * that was sent right before a crash is sent again, with the same id.
 */
@ApplicationScoped
class OutboxRelay implements LeaderTask {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    /** Names the lock among all advisory locks of the database: "outbox" in ASCII. */
    private static final long LOCK = 0x6f7574626f78L;

    private final EventPublisher publisher;
    private final OutboxSettings settings;
    private final MeterRegistry meters;
    private final LeaderLoop loop;

    OutboxRelay(Pool pool, EventPublisher publisher, OutboxSettings settings, MeterRegistry meters) {
        this.publisher = publisher;
        this.settings = settings;
        this.meters = meters;
        LeaderTask.Terms terms = new LeaderTask.Terms(
                "outbox",
                LOCK,
                Outbox.READY_CHANNEL,
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

    /**
     * Relays a batch. The publisher is made ready first: reading the batch then shows that this replica still held the lock after that, so
     * whoever holds the lock later makes itself ready later, and nothing of this one arrives any more.
     */
    @Override
    public Turn turn(LeaderConnection connection) throws InterruptedException {
        Optional<String> away = publisher.prepare();
        if (away.isPresent()) {
            return new Turn.Away("kafka", away.get());
        }
        OutboxQueue queue = new OutboxQueue(connection);
        List<PendingEvent> batch =
                queue.fetch(settings.batchEvents(), settings.batchSize().asLongValue());
        Settlement settlement = Settlement.of(batch, publisher.publish(batch));
        queue.settle(settlement);
        meters.counter("storywire.outbox.published").increment(settlement.done().size());
        settlement.refused().forEach((position, reason) -> {
            meters.counter("storywire.outbox.refused").increment();
            LOG.errorf("event=outbox-refused position=%d reason=\"%s\"", position, reason);
        });
        Optional<String> postponed = settlement.postponed();
        if (postponed.isPresent()) {
            return new Turn.Away("kafka", postponed.get());
        }
        return batch.isEmpty() ? new Turn.Idle() : new Turn.Busy();
    }
}
