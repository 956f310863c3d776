package dev.storywire.ingest.websub;

import dev.storywire.ingest.normalize.RawDocument;
import dev.storywire.ingest.problem.ProblemType;
import dev.storywire.ingest.schedule.PushedDocuments;
import dev.storywire.ingest.story.DatabaseFailures;
import dev.storywire.ingest.story.StoreUnavailableException;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes what hubs send: so many pushes at once, each only when it is signed with its subscription's secret. Stories are stored as those of a
 * fetch; what is no feed makes the feed due. Blocks; for virtual threads.
 */
@ApplicationScoped
class PushReception {

    private static final Logger LOG = Logger.getLogger(PushReception.class);
    private static final int RETRY_SECONDS = 5;

    private final SubscriptionStore store;
    private final HubSecrets secrets;
    private final PushedDocuments documents;
    private final WebSubSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Semaphore places;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    PushReception(
            SubscriptionStore store,
            HubSecrets secrets,
            PushedDocuments documents,
            WebSubSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.documents = documents;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        this.places = new Semaphore(settings.inFlight());
    }

    /**
     * Takes a push. A signature that is wrong is told to nobody but the metrics (WebSub, section 7.1).
     *
     * @param body read while its place is taken
     * @param contentType value of {@code Content-Type}
     * @param signature value of {@code X-Hub-Signature}
     */
    void take(
            Subscription subscription,
            Supplier<byte[]> body,
            @Nullable String contentType,
            @Nullable String contentLanguage,
            @Nullable String signature) {
        if (!places.tryAcquire()) {
            count("busy");
            throw ProblemType.BUSY.retryAfter(RETRY_SECONDS);
        }
        boolean handedOn = false;
        try {
            byte[] bytes = body.get();
            if (!isSigned(subscription, bytes, signature)) {
                count("bad-signature");
                LOG.debugf("event=push-ignored feed=%s", subscription.feedId());
                return;
            }
            Future<?> work = workers.submit(() -> work(subscription, bytes, contentType, contentLanguage));
            handedOn = true;
            answerInTime(work);
        } finally {
            if (!handedOn) {
                places.release();
            }
        }
    }

    /** Where the key of the secret is no longer configured, nothing can be believed. */
    private boolean isSigned(Subscription subscription, byte[] body, @Nullable String signature) {
        Optional<String> secret = secrets.open(subscription);
        if (secret.isEmpty()) {
            await(store.distrust(subscription.token(), clock.instant()));
        }
        return secret.filter(it -> PushSignature.isGood(signature, it, body)).isPresent();
    }

    /** Hubs don't wait long; should the work fail after the answer, the feed is due and is fetched. */
    private void answerInTime(Future<?> work) {
        try {
            work.get(settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException goesOn) {
            LOG.debug("event=push-answered-early");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemType.BUSY.retryAfter(RETRY_SECONDS);
        }
    }

    private void work(
            Subscription subscription, byte[] body, @Nullable String contentType, @Nullable String contentLanguage) {
        try {
            await(store.heard(subscription.token(), clock.instant()));
            count(outcome(subscription, body, contentType, contentLanguage));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemType.BUSY.retryAfter(RETRY_SECONDS);
        } catch (RuntimeException e) {
            count("failed");
            LOG.debugf(e, "event=push-failed feed=%s", subscription.feedId());
            throw DatabaseFailures.isOutage(e) ? new StoreUnavailableException(e) : e;
        } finally {
            places.release();
        }
    }

    private String outcome(
            Subscription subscription, byte[] body, @Nullable String contentType, @Nullable String contentLanguage)
            throws InterruptedException {
        if (body.length == 0) {
            return due(subscription, "thin");
        }
        RawDocument document = new RawDocument(body, contentType, address(subscription.topicUrl()), contentLanguage);
        return switch (documents.take(subscription.feedId(), document)) {
            case PushedDocuments.Result.Stored stored -> "stored";
            case PushedDocuments.Result.NoFeed noFeed -> due(subscription, "thin");
            case PushedDocuments.Result.Occupied occupied -> due(subscription, "occupied");
        };
    }

    private String due(Subscription subscription, String outcome) {
        await(store.due(subscription.feedId(), clock.instant()));
        return outcome;
    }

    private void await(Uni<Void> done) {
        done.await().atMost(settings.statementTimeout().multipliedBy(2));
    }

    private void count(String outcome) {
        meters.counter("storywire.websub.pushes", "outcome", outcome).increment();
    }

    private static @Nullable URI address(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }
}
