package dev.storywire.gateway.security;

import dev.storywire.gateway.problem.ProblemType;
import dev.storywire.gateway.store.StoreUnavailable;
import dev.storywire.gateway.store.StoreUnavailableMapper;
import dev.storywire.gateway.web.Unread;
import io.quarkus.security.AuthenticationException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Finds out who is calling before anything is done for the call. Credentials that are wrong are refused also where none are
 * needed: somebody who shows a key means to be known by it. What a caller may do, each operation says itself.
 */
@ApplicationScoped
public class Gate {

    /** After the framework has prepared to look at credentials, before anything that depends on the caller. */
    public static final int PRIORITY = 150;

    private static final int SEE_OTHER = 303;

    private static final Logger LOG = Logger.getLogger(Gate.class);

    private final String challenges;

    Gate(@ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean tokens) {
        this.challenges = KeyMechanism.CHALLENGE + (tokens ? ", Bearer realm=\"storywire\"" : "");
    }

    void register(@Observes Filters filters) {
        filters.register(this::identify, PRIORITY);
    }

    private void identify(RoutingContext context) {
        // Operators' pages are no part of the API; whoever may reach them is a matter of the network.
        if (context.normalizedPath().startsWith("/q/")) {
            context.next();
            return;
        }
        if (Origins.isForged(context.request())) {
            Unread.thenAnswer(context, ProblemType.FORBIDDEN, "Another site's page may change nothing here.");
            return;
        }
        context.addHeadersEndHandler(head -> challenge(context));
        // The framework would answer by itself too, with less to say.
        BiConsumer<RoutingContext, Throwable> silent = (refused, failure) -> {};
        context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, silent);
        QuarkusHttpUser.getSecurityIdentity(context, null)
                .subscribe()
                .with(
                        identity -> {
                            Caller.set(context, identity);
                            context.next();
                        },
                        failure -> refuse(context, failure));
    }

    private void challenge(RoutingContext context) {
        if (context.response().getStatusCode() == 401) {
            context.response().putHeader("WWW-Authenticate", challenges);
        }
    }

    private static void refuse(RoutingContext context, Throwable failure) {
        if (failure instanceof AuthenticationException || failure instanceof SecurityException) {
            LOG.debugf("event=refused address=%s", Caller.addressOf(context));
            Credentials.foundWrong(context);
            // A browser that holds a key which works no longer would be refused everywhere, the page for signing in
            // included.
            if (SessionCookie.key(context.request()) != null) {
                SessionCookie.take(context);
                if (Credentials.isForPage(context)) {
                    context.response()
                            .setStatusCode(SEE_OTHER)
                            .putHeader("Location", Credentials.SIGN_IN)
                            .end();
                    return;
                }
            }
            Unread.thenAnswer(context, ProblemType.UNAUTHENTICATED, "The key or token is unknown, wrong or expired.");
        } else if (failure instanceof StoreUnavailable) {
            context.response().putHeader("Retry-After", Integer.toString(StoreUnavailableMapper.RETRY_SECONDS));
            Unread.thenAnswer(context, ProblemType.SERVICE_UNAVAILABLE, StoreUnavailableMapper.DETAIL);
        } else {
            context.fail(failure);
        }
    }
}
