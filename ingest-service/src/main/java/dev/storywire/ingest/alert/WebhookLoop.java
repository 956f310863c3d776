package dev.storywire.ingest.alert;

import dev.storywire.ingest.fetch.FetchOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Calls webhooks that are due, each on a virtual thread, so many at once and so many of one host: receivers that hang hold up no others. The
 * loop has a thread of its own.
 */
final class WebhookLoop {

    private static final Logger LOG = Logger.getLogger(WebhookLoop.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

    /** Beside the call: writing down what came of it. */
    private static final Duration WRITING = Duration.ofSeconds(30);

    private final CallStore store;
    private final WebhookSecrets secrets;
    private final WebhookCaller caller;
    private final RetryPlan plan;
    private final AlertSettings settings;
    private final int ofOneHost;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Semaphore places;
    private final Semaphore wake = new Semaphore(0);
    private final Map<String, Integer> hosts = new HashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private @Nullable Thread thread;
    private boolean failing;

    /**
     * @param atOnce calls under way at most
     * @param ofOneHost calls of one host under way at most
     */
    WebhookLoop(
            CallStore store,
            WebhookSecrets secrets,
            WebhookCaller caller,
            AlertSettings settings,
            int atOnce,
            int ofOneHost,
            MeterRegistry meters,
            Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.caller = caller;
        this.plan = new RetryPlan(settings);
        this.settings = settings;
        this.ofOneHost = ofOneHost;
        this.meters = meters;
        this.clock = clock;
        this.places = new Semaphore(atOnce);
    }

    synchronized void start() {
        thread = Thread.ofPlatform().name("webhooks").daemon().start(this::run);
    }

    synchronized void stop() {
        stop.countDown();
        wake();
        Thread running = thread;
        try {
            if (running != null && !running.join(STOP_TIMEOUT)) {
                running.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** There may be something to send. */
    void wake() {
        wake.release();
    }

    private void run() {
        try {
            while (stop.getCount() > 0) {
                places.acquire();
                wake.drainPermits();
                if (!turn()) {
                    places.release();
                    wake.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether a call was begun, which has the place. */
    private boolean turn() {
        Instant now = now();
        try {
            Optional<CallStore.Taken> taken =
                    await(store.take(now, now.plus(settings.answerWithin()).plus(WRITING), busyHosts(), settings));
            if (failing) {
                failing = false;
                LOG.info("event=webhooks-resumed");
            }
            if (taken.isPresent() && taken.get() instanceof CallStore.Taken.Message(Due due)) {
                count(due.alert().host(), 1);
                Thread.ofVirtual().name("webhook-" + due.alert().id()).start(() -> work(due));
                return true;
            }
            if (taken.isPresent()) {
                wake();
            }
        } catch (RuntimeException e) {
            LOG.logf(
                    failing ? Logger.Level.DEBUG : Logger.Level.WARN,
                    "event=webhooks-paused reason=\"%s\"",
                    e.toString());
            failing = true;
        }
        return false;
    }

    private void work(Due due) {
        try {
            carryOut(due);
        } catch (RuntimeException e) {
            // It stays pending, and is taken again after the hold.
            LOG.warnf("event=webhook-failed alert=%s reason=\"%s\"", due.alert().id(), e.toString());
        } finally {
            count(due.alert().host(), -1);
            places.release();
            wake();
        }
    }

    private void carryOut(Due due) {
        Alert alert = due.alert();
        Instant started = now();
        List<String> keys = secrets.open(alert, started);
        if (keys.isEmpty()) {
            await(store.disable(
                    alert.id(),
                    "Its secret can't be read any more: the key that it was encrypted with is not configured. Rotate the"
                            + " secret, and resume the alert.",
                    started));
            return;
        }
        Delivery delivery = due.delivery();
        RetryPlan.Call call = new RetryPlan.Call(
                delivery.attempts(),
                due.report().health().failures(),
                due.report().health().failingSince(),
                delivery.giveUpAt(),
                started,
                alert.throttle());
        double chance = ThreadLocalRandom.current().nextDouble();
        Optional<FetchOutcome> outcome = caller.call(alert.url(), delivery.id(), delivery.body(), keys, started);
        Instant now = now();
        Verdict verdict =
                outcome.map(it -> plan.decide(call, it, now, chance)).orElseGet(() -> plan.late(call, now, chance));
        await(store.settle(due, verdict, started, now));
        count(alert, delivery, verdict);
    }

    private void count(Alert alert, Delivery delivery, Verdict verdict) {
        String outcome =
                switch (verdict) {
                    case Verdict.Delivered delivered -> "delivered";
                    case Verdict.Again again -> "again";
                    case Verdict.Dead dead -> "dead";
                    case Verdict.Gone gone -> "gone";
                };
        meters.counter("storywire.alert.calls", "outcome", outcome).increment();
        LOG.debugf("event=webhook-called alert=%s message=%s outcome=%s", alert.id(), delivery.id(), outcome);
    }

    private synchronized void count(String host, int more) {
        hosts.merge(host, more, (before, change) -> before + change == 0 ? null : before + change);
    }

    private synchronized List<String> busyHosts() {
        return hosts.entrySet().stream()
                .filter(host -> host.getValue() >= ofOneHost)
                .map(Map.Entry::getKey)
                .toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private <T> T await(Uni<T> answer) {
        return answer.await().atMost(settings.statementTimeout().multipliedBy(2));
    }
}
