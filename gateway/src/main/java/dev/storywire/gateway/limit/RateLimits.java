package dev.storywire.gateway.limit;

import dev.storywire.gateway.problem.ProblemType;
import dev.storywire.gateway.security.Caller;
import dev.storywire.gateway.security.Credentials;
import dev.storywire.gateway.security.Gate;
import dev.storywire.gateway.web.Unread;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Comparator;
import java.util.Map;

/**
 * Lets nobody ask for more than its share: whoever shows a key or token is limited by that, everybody else by address. Every
 * answer says what is left (draft-ietf-httpapi-ratelimit-headers-10), a refusal when to come again. The limits hold for each
 * replica by itself.
 */
@ApplicationScoped
public class RateLimits {

    private final LimitSettings settings;
    private final Buckets buckets;
    private final Buckets wrong;

    RateLimits(LimitSettings settings) {
        this.settings = settings;
        this.buckets = new Buckets(settings.callers());
        this.wrong = new Buckets(settings.callers());
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuseGuessing, Gate.PRIORITY + 10);
        filters.register(this::spend, Gate.PRIORITY - 20);
    }

    /** Keeps those away who try out keys, before they cost a look at the store. */
    private void refuseGuessing(RoutingContext context) {
        if (!Credentials.areShown(context) || isOperators(context)) {
            context.next();
            return;
        }
        String address = Addresses.counted(Caller.addressOf(context));
        int limit = share(settings.wrongCredentialsPerMinute());
        Spending guesses = wrong.look(address, limit, System.nanoTime());
        if (guesses.granted()) {
            context.addHeadersEndHandler(head -> {
                if (context.response().getStatusCode() == 401 || Credentials.wereWrong(context)) {
                    wrong.spend(address, limit, 1, System.nanoTime());
                }
            });
            context.next();
        } else {
            refuse(context, guesses);
        }
    }

    private void spend(RoutingContext context) {
        if (isOperators(context)) {
            context.next();
            return;
        }
        Caller caller = Caller.of(context);
        String kind = caller.isAnonymous() ? "address" : "key";
        String name = caller.isAnonymous() ? Addresses.counted(caller.address()) : caller.name();
        int limit = share(
                caller.requestsPerMinute() != null
                        ? caller.requestsPerMinute()
                        : caller.isAnonymous() ? settings.addressPerMinute() : settings.keyPerMinute());
        Spending spending = buckets.spend(name, limit, cost(context.normalizedPath()), System.nanoTime());
        MultiMap headers = context.response().headers();
        headers.set("RateLimit-Policy", "\"" + kind + "\";q=" + spending.limit() + ";w=60");
        headers.set("RateLimit", "\"" + kind + "\";r=" + spending.left() + ";t=" + spending.fullSeconds());
        if (spending.granted()) {
            context.next();
        } else {
            refuse(context, spending);
        }
    }

    private static void refuse(RoutingContext context, Spending spending) {
        context.response().headers().set("Retry-After", Integer.toString(spending.retrySeconds()));
        Unread.thenAnswer(
                context,
                ProblemType.TOO_MANY_REQUESTS,
                "Try again in " + spending.retrySeconds() + " seconds. The header RateLimit says what is left.");
    }

    private static boolean isOperators(RoutingContext context) {
        return context.normalizedPath().startsWith("/q/");
    }

    private int share(int limit) {
        return Math.max(1, limit / settings.replicas());
    }

    private int cost(String path) {
        return settings.costs().entrySet().stream()
                .filter(costly -> path.startsWith(costly.getKey()))
                .max(Comparator.comparingInt(costly -> costly.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(1);
    }
}
