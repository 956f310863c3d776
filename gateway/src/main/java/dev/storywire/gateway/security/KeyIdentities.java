package dev.storywire.gateway.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes the identity of whoever shows a key that works. */
@ApplicationScoped
class KeyIdentities implements IdentityProvider<KeyRequest> {

    private final KeyRing ring;

    KeyIdentities(KeyRing ring) {
        this.ring = ring;
    }

    @Override
    public Class<KeyRequest> getRequestType() {
        return KeyRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(KeyRequest request, AuthenticationRequestContext context) {
        return ring.find(request.text()).map(found -> found.map(KeyIdentities::identity)
                .orElseThrow(() -> new AuthenticationFailedException("Unknown key")));
    }

    private static SecurityIdentity identity(ApiKey key) {
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(key.id()))
                .addAttribute(Caller.KEY_ID, key.id())
                .addRole(key.role().word());
        if (key.requestsPerMinute() != null) {
            identity.addAttribute(Caller.RATE, key.requestsPerMinute());
        }
        return identity.build();
    }
}
