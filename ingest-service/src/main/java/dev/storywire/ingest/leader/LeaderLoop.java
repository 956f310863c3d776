package dev.storywire.ingest.leader;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs a task on the one replica that leads it. While a service that it needs is away it tries again with growing pauses, counted by
 * {@code storywire_<name>_failures_total{away}}. The loop has a thread of its own: on a shared one it would wait behind the parsing of
 * documents.
 */
public final class LeaderLoop {

    private static final Logger LOG = Logger.getLogger(LeaderLoop.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);
    /** Far below the silence that ends a connection. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);

    private final Pool pool;
    private final LeaderTask.Terms terms;
    private final LeaderTask task;
    private final MeterRegistry meters;
    private final Semaphore wake = new Semaphore(0);
    private final Failures failures;
    private @Nullable Thread thread;
    private CountDownLatch stopped = new CountDownLatch(0);

    /** A loop that doesn't run yet. */
    public LeaderLoop(Pool pool, LeaderTask.Terms terms, LeaderTask task, MeterRegistry meters) {
        this.pool = pool;
        this.terms = terms;
        this.task = task;
        this.meters = meters;
        this.failures = new Failures(terms.firstPause(), terms.longestPause());
    }

    /** Begins to look whether this replica should lead. */
    public synchronized void start() {
        CountDownLatch stop = new CountDownLatch(1);
        stopped = stop;
        thread = Thread.ofPlatform().name(terms.name()).daemon().start(() -> run(stop));
    }

    /** Ends after the turn that is under way, or in the middle of it when that takes too long. */
    public synchronized void stop() {
        Thread running = thread;
        thread = null;
        stopped.countDown();
        wake.release();
        try {
            if (running != null && !running.join(STOP_TIMEOUT)) {
                running.interrupt();
                running.join(STOP_TIMEOUT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(CountDownLatch stop) {
        try {
            while (stop.getCount() > 0) {
                try (LeaderConnection connection =
                        LeaderConnection.open(pool, terms.statementTimeout(), wake::release)) {
                    follow(connection, stop);
                } catch (RuntimeException e) {
                    pause("database", e.toString(), stop);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for its turn to lead, then works until the connection breaks. */
    private void follow(LeaderConnection connection, CountDownLatch stop) throws InterruptedException {
        while (!connection.lead(terms.lock(), terms.channel())) {
            if (stop.await(terms.takeover().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        }
        while (stop.getCount() > 0 && connection.isOpen()) {
            wake.drainPermits();
            switch (task.turn(connection)) {
                case Turn.Busy() -> succeed();
                case Turn.Lingering(Duration pause) -> {
                    succeed();
                    if (stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                        return;
                    }
                }
                case Turn.Idle() -> {
                    succeed();
                    rest(connection);
                }
                case Turn.Away(String service, String reason) -> pause(service, reason, stop);
            }
        }
    }

    /** Until it is woken or its time has come. */
    private void rest(LeaderConnection connection) throws InterruptedException {
        long end = System.nanoTime() + terms.poll().toNanos();
        long left = terms.poll().toNanos();
        while (left > 0 && !wake.tryAcquire(Math.min(left, SIGN_OF_LIFE.toNanos()), TimeUnit.NANOSECONDS)) {
            connection.check();
            left = end - System.nanoTime();
        }
    }

    private void succeed() {
        if (failures.end()) {
            LOG.infof("event=%s-resumed", terms.name());
        }
    }

    private void pause(String away, String reason, CountDownLatch stop) throws InterruptedException {
        meters.counter("storywire." + terms.name() + ".failures", "away", away).increment();
        Duration pause = failures.next();
        LOG.logf(
                failures.isFirst() ? Logger.Level.WARN : Logger.Level.DEBUG,
                "event=%s-paused away=%s reason=\"%s\"",
                terms.name(),
                away,
                reason);
        boolean stopping = stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        LOG.debugf("event=%s-retry stopping=%s", terms.name(), stopping);
    }
}
