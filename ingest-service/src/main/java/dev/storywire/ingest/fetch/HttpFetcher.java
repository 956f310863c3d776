package dev.storywire.ingest.fetch;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.TrustOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Fetches over HTTP, each fetch as a {@link Journey} on an event loop. */
@Singleton
final class HttpFetcher implements Fetcher {

    private static final Logger LOG = Logger.getLogger(HttpFetcher.class);

    private final VertxInternal vertx;
    private final Means means;
    private final MeterRegistry meters;

    @Inject
    HttpFetcher(
            Vertx vertx,
            FetchSettings settings,
            AddressGuard guard,
            HostResolver resolver,
            MeterRegistry meters,
            Clock clock) {
        this(vertx, settings, guard, resolver, null, meters, clock);
    }

    /** @param trust whom to trust in place of the JDK's own list of authorities */
    HttpFetcher(
            Vertx vertx,
            FetchSettings settings,
            AddressGuard guard,
            HostResolver resolver,
            @Nullable TrustOptions trust,
            MeterRegistry meters,
            Clock clock) {
        this.vertx = (VertxInternal) vertx;
        this.meters = meters;
        this.means = new Means(
                settings,
                guard,
                resolver,
                new WebClients(vertx, settings, trust),
                new HostPlaces(settings.hostConcurrency(), settings.hostQueue()),
                new Places(settings.concurrency(), Integer.MAX_VALUE),
                new Places(settings.webhooks(), Integer.MAX_VALUE),
                new Places(settings.largeBodies(), Integer.MAX_VALUE),
                clock);
    }

    @Override
    public Uni<FetchOutcome> fetch(FetchRequest request) {
        return Uni.createFrom().emitter(emitter -> start(request, emitter));
    }

    @PreDestroy
    void close() {
        means.clients().close();
    }

    /** A journey has a loop of its own: whoever subscribes may be on a thread that blocks. They get the outcome back on their context. */
    private void start(FetchRequest request, UniEmitter<? super FetchOutcome> emitter) {
        Context caller = Vertx.currentContext();
        Context loop = vertx.createEventLoopContext();
        Journey journey = new Journey(request, means, vertx, loop, outcome -> {
            count(request, outcome);
            if (caller == null) {
                emitter.complete(outcome);
            } else {
                caller.runOnContext(back -> emitter.complete(outcome));
            }
        });
        emitter.onTermination(() -> loop.runOnContext(now -> journey.cancel()));
        loop.runOnContext(now -> journey.begin());
    }

    /** No address is logged: their parameters carry keys. */
    private void count(FetchRequest request, FetchOutcome outcome) {
        String purpose = request.purpose().name().toLowerCase(Locale.ROOT);
        String kind =
                switch (outcome) {
                    case FetchOutcome.Fetched fetched -> "fetched";
                    case FetchOutcome.NotModified notModified -> "not-modified";
                    case FetchOutcome.Gone gone -> "gone";
                    case FetchOutcome.Throttled throttled -> "throttled";
                    case FetchOutcome.HttpFailure failure -> "http-failure";
                    case FetchOutcome.Forbidden forbidden -> "forbidden";
                    case FetchOutcome.TooLarge tooLarge -> "too-large";
                    case FetchOutcome.Unreachable unreachable ->
                        "unreachable-" + unreachable.trouble().name().toLowerCase(Locale.ROOT);
                };
        meters.counter("storywire.fetches", "purpose", purpose, "outcome", kind).increment();
        LOG.debugf(
                "event=fetched purpose=%s outcome=%s redirects=%d bytes=%d took=%s",
                purpose,
                kind,
                outcome.trip().redirects().size(),
                outcome.trip().wireBytes(),
                outcome.trip().took());
    }
}
