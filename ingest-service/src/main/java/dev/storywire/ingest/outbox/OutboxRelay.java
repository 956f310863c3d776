package dev.storywire.ingest.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes events from the outbox to Kafka: at least once, those of a story in the order of its revisions. One replica relays at a time, the
 * one that holds the lock; it is woken when a transaction with events commits. While Kafka or PostgreSQL is away it tries again with
 * growing pauses. An event leaves the outbox after Kafka has acknowledged it, so one that was sent right before a crash is sent again, with
 * the same id.
 *
 * <p>The loop has a thread of its own: on a shared one it would wait behind the parsing of documents.
 */
@ApplicationScoped
class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

    private final Pool pool;
    private final EventPublisher publisher;
    private final OutboxSettings settings;
    private final MeterRegistry meters;
    private final Semaphore wake = new Semaphore(0);
    private final Failures failures;
    private @Nullable Thread thread;
    private CountDownLatch stopped = new CountDownLatch(0);

    OutboxRelay(Pool pool, EventPublisher publisher, OutboxSettings settings, MeterRegistry meters) {
        this.pool = pool;
        this.publisher = publisher;
        this.settings = settings;
        this.meters = meters;
        this.failures = new Failures(settings.firstBackOff(), settings.longestBackOff());
    }

    void onStart(@Observes StartupEvent event) {
        start();
    }

    void onStop(@Observes ShutdownEvent event) {
        stop();
    }

    synchronized void start() {
        CountDownLatch stop = new CountDownLatch(1);
        stopped = stop;
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(() -> run(stop));
    }

    /** Ends after the batch that is under way, or in the middle of it when that takes too long. */
    synchronized void stop() {
        Thread relay = thread;
        thread = null;
        stopped.countDown();
        wake.release();
        try {
            if (relay != null && !relay.join(STOP_TIMEOUT)) {
                relay.interrupt();
                relay.join(STOP_TIMEOUT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(CountDownLatch stop) {
        try {
            while (stop.getCount() > 0) {
                try (OutboxConnection outbox =
                        OutboxConnection.open(pool, settings.statementTimeout(), wake::release)) {
                    follow(outbox, stop);
                } catch (RuntimeException e) {
                    pause("database", e.toString(), stop);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for its turn, then relays until the connection breaks. */
    private void follow(OutboxConnection outbox, CountDownLatch stop) throws InterruptedException {
        while (!outbox.lead()) {
            if (stop.await(settings.takeover().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        }
        while (stop.getCount() > 0 && outbox.isOpen()) {
            wake.drainPermits();
            List<PendingEvent> batch =
                    outbox.fetch(settings.batchEvents(), settings.batchSize().asLongValue());
            relay(outbox, batch, stop);
            if (batch.isEmpty()) {
                wake.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    /** Relays a batch. An empty one makes sure that the topic is there. */
    private void relay(OutboxConnection outbox, List<PendingEvent> batch, CountDownLatch stop)
            throws InterruptedException {
        Settlement settlement = Settlement.of(batch, publisher.publish(batch));
        outbox.settle(settlement);
        meters.counter("storywire.outbox.published").increment(settlement.done().size());
        settlement.refused().forEach((position, reason) -> {
            meters.counter("storywire.outbox.refused").increment();
            LOG.errorf("event=outbox-refused position=%d reason=\"%s\"", position, reason);
        });
        if (settlement.postponed().isPresent()) {
            pause("kafka", settlement.postponed().get(), stop);
        } else if (failures.end()) {
            LOG.info("event=outbox-resumed");
        }
    }

    private void pause(String away, String reason, CountDownLatch stop) throws InterruptedException {
        meters.counter("storywire.outbox.failures", "away", away).increment();
        Duration pause = failures.next();
        LOG.logf(
                failures.isFirst() ? Logger.Level.WARN : Logger.Level.DEBUG,
                "event=outbox-paused away=%s reason=\"%s\"",
                away,
                reason);
        boolean stopping = stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        LOG.debugf("event=outbox-retry stopping=%s", stopping);
    }
}
