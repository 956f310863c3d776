package dev.storywire.ingest.websub;

import dev.storywire.ingest.fetch.Content;
import dev.storywire.ingest.fetch.FetchOutcome;
import dev.storywire.ingest.fetch.FetchRequest;
import dev.storywire.ingest.fetch.FetchRequestBuilder;
import dev.storywire.ingest.fetch.Fetcher;
import dev.storywire.ingest.fetch.Purpose;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import java.net.URI;
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
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does what {@link SubscriptionPlan} decides: writes it down, then asks the hub, each on a virtual thread, so that a slow hub holds up
 * nothing else. Replicas share the due subscriptions through the database. The loop has a thread of its own.
 */
final class SubscriptionLoop {

    private static final Logger LOG = Logger.getLogger(SubscriptionLoop.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);
    /** Longer than a request to a hub can take. */
    private static final Duration HOLD = Duration.ofMinutes(3);

    private static final int MOST_NEW = 200;

    private final SubscriptionStore store;
    private final SubscriptionPlan plan;
    private final HubSecrets secrets;
    private final Fetcher fetcher;
    private final WebSubSettings settings;
    private final URI callback;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Semaphore places;
    private final CountDownLatch stop = new CountDownLatch(1);
    private @Nullable Thread thread;
    private boolean failing;

    /** @param callback the address under which hubs reach this service */
    SubscriptionLoop(
            SubscriptionStore store,
            HubSecrets secrets,
            Fetcher fetcher,
            WebSubSettings settings,
            URI callback,
            MeterRegistry meters,
            Clock clock) {
        this.store = store;
        this.plan = new SubscriptionPlan(settings);
        this.secrets = secrets;
        this.fetcher = fetcher;
        this.settings = settings;
        this.callback = callback;
        this.meters = meters;
        this.clock = clock;
        this.places = new Semaphore(settings.requests());
    }

    synchronized void start() {
        thread = Thread.ofPlatform().name("websub").daemon().start(this::run);
    }

    synchronized void stop() {
        stop.countDown();
        Thread running = thread;
        try {
            if (running != null && !running.join(STOP_TIMEOUT)) {
                running.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            boolean stopping = false;
            while (!stopping) {
                stopping = stop.await(turn() ? 0 : settings.poll().toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there may be more to do at once. */
    private boolean turn() throws InterruptedException {
        try {
            Instant now = now();
            await(store.endStale(now));
            List<SubscriptionStore.Wish> wishes = await(store.without(MOST_NEW));
            await(store.add(wishes.stream().map(wish -> wanted(wish, now)).toList()));
            int taken = take(now);
            if (failing) {
                failing = false;
                LOG.info("event=websub-resumed");
            }
            return taken > 0 || wishes.size() == MOST_NEW;
        } catch (RuntimeException e) {
            LOG.logf(
                    failing ? Logger.Level.DEBUG : Logger.Level.WARN,
                    "event=websub-paused reason=\"%s\"",
                    e.toString());
            failing = true;
            return false;
        }
    }

    private Subscription wanted(SubscriptionStore.Wish wish, Instant now) {
        String token = secrets.token();
        return new Subscription(
                token,
                wish.feedId(),
                wish.hubUrl(),
                wish.topicUrl(),
                secrets.secret(token),
                new SubscriptionState.Wanted(),
                0,
                0,
                now);
    }

    /** As many as there are free places, after waiting for one. */
    private int take(Instant now) throws InterruptedException {
        places.acquire();
        int free = 1 + places.drainPermits();
        int taken = 0;
        try {
            for (Subscription due : await(store.take(free, now, now.plus(HOLD)))) {
                taken++;
                Thread.ofVirtual().name("websub-" + due.feedId()).start(() -> work(due));
            }
        } finally {
            places.release(free - taken);
        }
        return taken;
    }

    private void work(Subscription due) {
        try {
            carryOut(due, plan.due(due, now()));
        } catch (RuntimeException e) {
            // It stays due, and is looked at again after the hold.
            LOG.warnf("event=websub-failed feed=%s reason=\"%s\"", due.feedId(), e.toString());
        } finally {
            places.release();
        }
    }

    private void carryOut(Subscription before, Step step) {
        switch (step) {
            case Step.Subscribe(Subscription after, boolean poll) -> {
                if (write(before, after, poll)) {
                    ask("subscribe", after);
                }
            }
            case Step.Unsubscribe(Subscription after) -> {
                if (write(before, after, false)) {
                    ask("unsubscribe", after);
                }
            }
            case Step.Keep(Subscription after, boolean poll) -> write(before, after, poll);
            case Step.Forget forget -> await(store.forget(before.token()));
        }
    }

    private void ask(String mode, Subscription subscription) {
        Optional<String> secret = secrets.open(subscription);
        if (secret.isEmpty()) {
            // Its key is no longer configured: what comes can't be told from forgeries, so another one is to be made.
            LOG.warnf("event=websub-secret-unreadable feed=%s", subscription.feedId());
            write(
                    subscription,
                    SubscriptionBuilder.builder(subscription)
                            .state(new SubscriptionState.Ended())
                            .nextAttemptAt(now().plus(settings.kept()))
                            .build(),
                    true);
            return;
        }
        FetchOutcome outcome =
                fetcher.fetch(request(mode, subscription, secret.get())).await().atMost(HOLD);
        HubAnswer answer = HubAnswer.of(outcome);
        count(mode, subscription, answer);
        plan.answered(subscription, answer, now()).ifPresent(keep -> write(subscription, keep.after(), keep.poll()));
    }

    private FetchRequest request(String mode, Subscription subscription, String secret) {
        Map<String, String> form = new HashMap<>();
        form.put("hub.callback", callback + "/v1/websub/" + subscription.token());
        form.put("hub.mode", mode);
        form.put("hub.topic", subscription.topicUrl());
        if (mode.equals("subscribe")) {
            form.put("hub.lease_seconds", Long.toString(settings.lease().toSeconds()));
            form.put("hub.secret", secret);
        }
        return FetchRequestBuilder.builder(FetchRequest.of(subscription.hubUrl(), Purpose.HUB))
                .content(new Content.Form(form))
                .build();
    }

    private void count(String mode, Subscription subscription, HubAnswer answer) {
        String outcome =
                switch (answer) {
                    case HubAnswer.Accepted accepted -> "accepted";
                    case HubAnswer.Refused refused -> "refused";
                    case HubAnswer.Later later -> "later";
                };
        meters.counter("storywire.websub.requests", "mode", mode, "outcome", outcome)
                .increment();
        LOG.debugf("event=websub-asked feed=%s mode=%s outcome=%s", subscription.feedId(), mode, outcome);
    }

    private boolean write(Subscription before, Subscription after, boolean poll) {
        return await(store.replace(before, after, poll, now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private <T> T await(Uni<T> answer) {
        return answer.await().atMost(settings.statementTimeout().multipliedBy(2));
    }
}
