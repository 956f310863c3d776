package dev.storywire.gateway.backing;

import io.vertx.ext.web.RoutingContext;

/** What is asked of a service. */
public final class Target {

    private Target() {}

    /** A path with the client's own query, both as they go on the wire. */
    public static String of(String path, RoutingContext context) {
        String query = context.request().query();
        return query == null ? path : path + "?" + query;
    }
}
