package dev.storywire.gateway.backing;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;

/** The two services behind the gateway. */
@ApplicationScoped
public class BackingServices {

    /** Names the TLS configuration of the services among themselves. */
    private static final String CERTIFICATES = "internal";

    private final BackingService ingest;
    private final BackingService search;

    BackingServices(
            Vertx vertx,
            TlsConfigurationRegistry tls,
            IngestSettings ingest,
            SearchSettings search,
            InternalSettings internal,
            Clock clock,
            Tracer tracer,
            MeterRegistry meters) {
        TlsConfiguration own = tls.get(CERTIFICATES).orElse(null);
        this.ingest = new BackingService(
                "ingest", vertx, own, ingest, InternalToken.of("ingest", internal, clock), tracer, meters);
        this.search = new BackingService(
                "search", vertx, own, search, InternalToken.of("search", internal, clock), tracer, meters);
    }

    /** Lines that are opened from now on have the new certificate. */
    void renew(@Observes CertificateUpdatedEvent renewed) {
        if (renewed.name().equals(CERTIFICATES)) {
            ingest.renew(renewed.tlsConfiguration());
            search.renew(renewed.tlsConfiguration());
        }
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
