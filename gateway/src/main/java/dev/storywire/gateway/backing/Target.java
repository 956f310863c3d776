package dev.storywire.gateway.backing;

import io.vertx.ext.web.RoutingContext;

/** What a service is asked for. */
public final class Target {

    private Target() {}

    /** A path with the query of the client's request, as it came. */
    public static String of(String path, RoutingContext context) {
        String query = context.request().query();
        return query == null ? path : path + "?" + query;
    }
}
