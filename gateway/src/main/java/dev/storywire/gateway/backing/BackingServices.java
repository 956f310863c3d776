package dev.storywire.gateway.backing;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** The two services behind the gateway. */
@ApplicationScoped
public class BackingServices {

    private final BackingService ingest;
    private final BackingService search;

    BackingServices(
            Vertx vertx,
            IngestSettings ingest,
            SearchSettings search,
            InternalSettings internal,
            Clock clock,
            Tracer tracer,
            MeterRegistry meters) {
        this.ingest = new BackingService(
                "ingest", vertx, ingest, InternalToken.of("ingest", internal, clock), tracer, meters);
        this.search = new BackingService(
                "search", vertx, search, InternalToken.of("search", internal, clock), tracer, meters);
    }

    /** Takes documents and stories in, and keeps every story with its revisions. */
    public BackingService ingest() {
        return ingest;
    }

    /** Finds stories; knows each as it is now, a moment later than ingest. */
    public BackingService search() {
        return search;
    }
}
