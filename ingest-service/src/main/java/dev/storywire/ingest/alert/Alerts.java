package dev.storywire.ingest.alert;

import dev.storywire.ingest.fetch.FetchSettings;
import dev.storywire.ingest.fetch.Fetcher;
import dev.storywire.ingest.leader.LeaderLoop;
import dev.storywire.ingest.leader.LeaderTask;
import dev.storywire.ingest.search.SearchService;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Runs the matching and the calls of this process. */
@ApplicationScoped
class Alerts {

    /** Names the lock among all advisory locks of the database: "alert" in ASCII. */
    private static final long LOCK = 0x616c657274L;

    /** A loop that matches and one that calls. */
    record Running(LeaderLoop matching, WebhookLoop calls) {

        void start() {
            matching.start();
            calls.start();
        }

        void stop() {
            matching.stop();
            calls.stop();
        }
    }

    private final Pool pool;
    private final CallStore store;
    private final WebhookSecrets secrets;
    private final SearchService search;
    private final Fetcher fetcher;
    private final FetchSettings fetching;
    private final AlertSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;
    private @Nullable Running own;

    Alerts(
            Pool pool,
            CallStore store,
            WebhookSecrets secrets,
            SearchService search,
            Fetcher fetcher,
            FetchSettings fetching,
            AlertSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.pool = pool;
        this.store = store;
        this.secrets = secrets;
        this.search = search;
        this.fetcher = fetcher;
        this.fetching = fetching;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent event) {
        if (settings.enabled()) {
            Running running = create(settings, fetcher, clock);
            running.start();
            own = running;
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        Running running = own;
        if (running != null) {
            running.stop();
        }
    }

    /** Loops that are not started yet. */
    Running create(AlertSettings how, Fetcher with, Clock time) {
        WebhookLoop calls = new WebhookLoop(
                store,
                secrets,
                new WebhookCaller(with, how.answerWithin()),
                how,
                fetching.webhooks(),
                fetching.hostConcurrency(),
                meters,
                time);
        LeaderTask.Terms terms = new LeaderTask.Terms(
                "alert",
                LOCK,
                AlertStore.WAKE_CHANNEL,
                how.poll(),
                how.takeover(),
                how.firstPause(),
                how.longestPause(),
                how.statementTimeout());
        AlertEngine engine = new AlertEngine(search, how, meters, time, calls::wake);
        return new Running(new LeaderLoop(pool, terms, engine, meters), calls);
    }
}
