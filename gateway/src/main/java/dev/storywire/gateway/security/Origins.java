package dev.storywire.gateway.security;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Set;

/** Where a browser's request comes from: what changes something for a browser's sake must come from the gateway's own page. */
final class Origins {

    private static final Set<HttpMethod> SAFE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

    private static final Set<String> OWN = Set.of("same-origin", "none");

    private Origins() {}

    /**
     * Whether another site's page sends this, with a browser's cookie or with no credentials at all: a request whose own headers
     * name a key or token can't be made by such a page.
     */
    static boolean isForged(HttpServerRequest request) {
        if (SAFE.contains(request.method())
                || request.headers().contains(KeyMechanism.HEADER)
                || request.headers().contains("Authorization")) {
            return false;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !OWN.contains(site);
        }
        String origin = request.getHeader("Origin");
        return origin != null && !isOwn(origin, request);
    }

    private static boolean isOwn(String origin, HttpServerRequest request) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(request.getHeader("Host"));
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }
}
