package dev.storywire.ingest.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Refuses every call that isn't signed by somebody who shares a key with this service, so that a port that was forwarded or
 * left open gives nothing away. Health and metrics stay open: operators' tools ask for them, and they tell nothing of stories. So
 * does the address that hubs call back at, which has a token of its own.
 */
@ApplicationScoped
class InternalDoor {

    /** Before anything looks at the call. */
    private static final int PRIORITY = 1000;

    private static final Pattern CALLBACK = Pattern.compile("/v1/websub/[^/]+");

    private static final List<String> OPEN = List.of("/q/health", "/q/metrics");

    private final InternalToken token;
    private final boolean required;
    private final boolean tls;

    InternalDoor(AccessSettings settings) {
        List<String> keys = settings.keys().orElse(List.of());
        this.token = new InternalToken(keys);
        this.required = settings.required();
        this.tls = settings.tls();
        if (required && keys.isEmpty()) {
            throw new IllegalStateException("storywire.internal.keys is needed: without keys that it shares with the"
                    + " gateway this service can answer nobody. For development alone,"
                    + " storywire.internal.required=false lets everybody in");
        }
    }

    void register(@Observes Filters filters) {
        if (tls) {
            filters.register(this::checkLine, PRIORITY + 1);
        }
        if (required) {
            filters.register(this::check, PRIORITY);
        }
    }

    /** A line by TLS has shown a certificate already ({@link ClientCertificates}). */
    private void checkLine(RoutingContext context) {
        if (context.request().isSSL() || isForOperators(context.normalizedPath())) {
            context.next();
        } else {
            refuse(context);
        }
    }

    private void check(RoutingContext context) {
        String shown = context.request().getHeader(InternalToken.HEADER);
        if (isOpen(context.normalizedPath()) || (shown != null && token.isGood(shown, Instant.now()))) {
            context.next();
        } else {
            refuse(context);
        }
    }

    private static void refuse(RoutingContext context) {
        JsonObject problem = new JsonObject()
                .put("type", "https://storywire.dev/problems/not-the-gateway")
                .put("title", "This service talks to the gateway alone")
                .put("status", 401)
                .put("detail", "Ask the gateway.");
        // What is still to come of the body is of no interest to anybody.
        context.response()
                .setStatusCode(401)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .putHeader("WWW-Authenticate", "Internal")
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(problem.toBuffer());
    }

    static boolean isOpen(String path) {
        return CALLBACK.matcher(path).matches() || isForOperators(path);
    }

    private static boolean isForOperators(String path) {
        return OPEN.stream().anyMatch(open -> path.equals(open) || path.startsWith(open + "/"));
    }
}
