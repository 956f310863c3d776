package dev.storywire.gateway.audit;

import dev.storywire.gateway.security.Caller;
import dev.storywire.gateway.security.Gate;
import dev.storywire.gateway.web.Trace;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Set;

/** Sees to it that every request that can change something is written down, whichever resource answers it. */
@ApplicationScoped
public class Changes {

    private static final Set<HttpMethod> SAFE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

    /** Changes nothing in spite of its method. */
    private static final String PREVIEW = "/v1/preview";

    /** What hubs send is none of a caller's doing, and its path holds a secret. */
    private static final String HUBS = "/v1/websub/";

    private final AuditLog log;
    private final Clock clock;

    Changes(AuditLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, Gate.PRIORITY - 10);
    }

    private void watch(RoutingContext context) {
        if (!SAFE.contains(context.request().method())
                && !context.normalizedPath().startsWith(PREVIEW)
                && !context.normalizedPath().startsWith(HUBS)) {
            context.addEndHandler(ended -> note(context));
        }
        context.next();
    }

    private void note(RoutingContext context) {
        int status = context.response().getStatusCode();
        // Whoever isn't let in changes nothing, and could fill the table.
        if (status != 401) {
            Caller caller = Caller.of(context);
            log.record(new AuditEntry(
                    clock.instant(),
                    caller.name(),
                    caller.address(),
                    context.request().method().name(),
                    context.normalizedPath(),
                    status,
                    Trace.of(context).traceId()));
        }
    }
}
