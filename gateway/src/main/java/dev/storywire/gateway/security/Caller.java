package dev.storywire.gateway.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request.
 *
 * @param name {@code key:} and the key's id, {@code token:} and the subject, or {@code anonymous}
 * @param address where it came from
 * @param requestsPerMinute the rate limit of its own, if it has one
 */
public record Caller(String name, String address, @Nullable Integer requestsPerMinute) {

    static final String RATE = "storywire.requests-per-minute";
    static final String KEY_ID = "storywire.key-id";
    private static final String ANONYMOUS = "anonymous";
    private static final String KEY = Caller.class.getName();

    /** The caller of the request that this context serves; known to every route behind the {@link Gate}. */
    public static Caller of(RoutingContext context) {
        return Objects.requireNonNull(context.<Caller>get(KEY), "Nobody asked who is calling");
    }

    public boolean isAnonymous() {
        return name.equals(ANONYMOUS);
    }

    static void set(RoutingContext context, SecurityIdentity identity) {
        context.put(KEY, new Caller(name(identity), addressOf(context), identity.getAttribute(RATE)));
    }

    private static String name(SecurityIdentity identity) {
        if (identity.isAnonymous()) {
            return ANONYMOUS;
        }
        // Told by what the key's mechanism noted, not by the name, which a token's issuer chooses.
        String key = identity.getAttribute(KEY_ID);
        return key == null ? "token:" + identity.getPrincipal().getName() : "key:" + key;
    }

    /** Where a request came from, also before anybody knows who sent it. */
    public static String addressOf(RoutingContext context) {
        SocketAddress remote = context.request().remoteAddress();
        return remote == null || remote.hostAddress() == null ? "unknown" : remote.hostAddress();
    }
}
