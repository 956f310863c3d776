package dev.storywire.ingest.websub;

import dev.storywire.ingest.fetch.Fetcher;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Runs the loop of this process, where hubs can reach it. */
@ApplicationScoped
class Subscriptions {

    private final SubscriptionStore store;
    private final HubSecrets secrets;
    private final Fetcher fetcher;
    private final WebSubSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;
    private @Nullable SubscriptionLoop own;

    Subscriptions(
            SubscriptionStore store,
            HubSecrets secrets,
            Fetcher fetcher,
            WebSubSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.fetcher = fetcher;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent event) {
        settings.callback().ifPresent(callback -> {
            SubscriptionLoop loop = create(settings, checked(callback), fetcher);
            loop.start();
            own = loop;
        });
    }

    void onStop(@Observes ShutdownEvent event) {
        SubscriptionLoop loop = own;
        if (loop != null) {
            loop.stop();
        }
    }

    /** A loop that is not started yet. */
    SubscriptionLoop create(WebSubSettings how, URI callback, Fetcher with) {
        return new SubscriptionLoop(store, secrets, with, how, callback, meters, clock);
    }

    private static URI checked(URI callback) {
        String scheme = callback.getScheme();
        if (!("https".equals(scheme) || "http".equals(scheme))
                || callback.getHost() == null
                || callback.getRawQuery() != null
                || callback.getRawFragment() != null) {
            throw new IllegalStateException(
                    "storywire.websub.callback must be an http(s) address without query, such as"
                            + " https://news.example.org, not " + callback);
        }
        return URI.create(callback.toString().replaceFirst("/+$", ""));
    }
}
