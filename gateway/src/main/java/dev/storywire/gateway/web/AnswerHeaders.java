package dev.storywire.gateway.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The headers that every answer has, whatever makes it: the trace's id, and what keeps a browser from being misled. */
@ApplicationScoped
public class AnswerHeaders {

    /** Nothing in an answer of the API is meant to be rendered. */
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    /** Swagger UI sets itself up by an inline script and styles, from this origin alone. */
    private static final String OWN_PAGES = "default-src 'self'; script-src 'self' 'unsafe-inline'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    void register(@Observes Filters filters) {
        filters.register(AnswerHeaders::add, RequestRules.PRIORITY + 10);
    }

    private static void add(RoutingContext context) {
        MultiMap headers = context.response().headers();
        String path = context.normalizedPath();
        headers.set("X-Trace-Id", Trace.of(context).traceId());
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Content-Security-Policy", path.startsWith("/q/swagger-ui") ? OWN_PAGES : NOTHING);
        if (path.startsWith("/v1/")) {
            // What may be kept says so itself.
            headers.set("Cache-Control", "no-store");
            headers.set("Vary", "Accept, Accept-Encoding, Authorization, Cookie, X-API-Key");
        }
        context.next();
    }
}
