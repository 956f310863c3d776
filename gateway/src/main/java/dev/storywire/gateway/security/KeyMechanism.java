package dev.storywire.gateway.security;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the key from {@code X-API-Key}, or from the cookie of somebody who signed in on the page. A key that is shown counts alone,
 * whatever token comes beside it; a token counts before the cookie.
 */
@ApplicationScoped
class KeyMechanism implements HttpAuthenticationMechanism {

    static final String HEADER = "X-API-Key";
    static final String CHALLENGE = "ApiKey realm=\"storywire\"";

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        String text = shown(context.request());
        return text == null ? Uni.createFrom().nullItem() : identities.authenticate(new KeyRequest(text));
    }

    private static @Nullable String shown(HttpServerRequest request) {
        String header = request.getHeader(HEADER);
        return header != null || request.headers().contains("Authorization") ? header : SessionCookie.key(request);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", CHALLENGE));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(KeyRequest.class);
    }

    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }
}
