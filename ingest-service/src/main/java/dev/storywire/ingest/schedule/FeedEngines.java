package dev.storywire.ingest.schedule;

import dev.storywire.ingest.feed.CredentialVault;
import dev.storywire.ingest.feed.FeedStore;
import dev.storywire.ingest.feed.FetchLog;
import dev.storywire.ingest.fetch.Fetcher;
import dev.storywire.ingest.fulltext.FullText;
import dev.storywire.ingest.normalize.DocumentNormalizer;
import dev.storywire.ingest.schedule.plan.Timing;
import dev.storywire.ingest.story.FeedIdentities;
import dev.storywire.ingest.story.StoryStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts engines together, and runs the one of this process. */
@ApplicationScoped
class FeedEngines {

    private final Pool pool;
    private final FeedStore feeds;
    private final FetchLog log;
    private final Fetcher fetcher;
    private final CredentialVault vault;
    private final DocumentNormalizer normalizer;
    private final StoryStore store;
    private final FeedIdentities identities;
    private final FullText fullText;
    private final ScheduleSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Tracer tracer;
    private @Nullable FeedEngine own;

    FeedEngines(
            Pool pool,
            FeedStore feeds,
            FetchLog log,
            Fetcher fetcher,
            CredentialVault vault,
            DocumentNormalizer normalizer,
            StoryStore store,
            FeedIdentities identities,
            FullText fullText,
            ScheduleSettings settings,
            MeterRegistry meters,
            Clock clock,
            Tracer tracer) {
        this.pool = pool;
        this.feeds = feeds;
        this.log = log;
        this.fetcher = fetcher;
        this.vault = vault;
        this.normalizer = normalizer;
        this.store = store;
        this.identities = identities;
        this.fullText = fullText;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        this.tracer = tracer;
    }

    /** After the classes that documents need were loaded, so that the first feeds don't run into their time limits. */
    void onStart(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
        FeedEngine engine = create(UUID.randomUUID().toString(), settings, fetcher);
        own = engine;
        if (settings.enabled()) {
            meters.gauge("storywire.feed.in-flight", engine, FeedEngine::inFlight);
            engine.start();
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        FeedEngine engine = own;
        if (engine != null) {
            engine.stop();
        }
    }

    /** The engine of this process; started or not, it takes what hubs send. */
    FeedEngine own() {
        return Objects.requireNonNull(own, "The service has not started");
    }

    /** An engine that is not started yet. */
    FeedEngine create(String replica, ScheduleSettings how, Fetcher with) {
        Timing timing = new Timing(how.bounds(), new Random());
        Aftermath aftermath = new Aftermath(timing, new Aftermath.Rules(how.movedAfter(), how.givenUpAfter()));
        return new FeedEngine(
                pool,
                new Claims(pool, feeds, how, clock, replica),
                new FeedLook(
                        with,
                        vault,
                        normalizer,
                        store,
                        identities,
                        new Completion(pool, fullText, how.statementTimeout()),
                        how,
                        aftermath,
                        clock,
                        tracer),
                new FeedLedger(pool, feeds, log, timing, how),
                how,
                meters);
    }
}
