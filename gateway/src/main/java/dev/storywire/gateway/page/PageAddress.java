package dev.storywire.gateway.page;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** Tells what people look at from what programs ask for. */
final class PageAddress {

    private PageAddress() {}

    /** Whether the request comes from a browser that is to show a page. */
    static boolean isFor(RoutingContext context) {
        String path = context.normalizedPath();
        String accepted = context.request().getHeader("Accept");
        boolean reads = context.request().method().equals(HttpMethod.GET)
                || context.request().method().equals(HttpMethod.HEAD);
        return reads
                && accepted != null
                && accepted.contains("text/html")
                && !path.startsWith("/v1/")
                && !path.startsWith("/q/")
                && !path.startsWith("/openapi");
    }
}
