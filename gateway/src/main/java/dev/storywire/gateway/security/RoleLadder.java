package dev.storywire.gateway.security;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Gives every caller the roles that its own include, and callers without credentials reading where that is allowed. */
@ApplicationScoped
class RoleLadder implements SecurityIdentityAugmentor {

    private final boolean anonymousReading;

    RoleLadder(SecuritySettings settings) {
        this.anonymousReading = settings.anonymousReading();
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        Set<String> roles = identity.isAnonymous()
                ? (anonymousReading ? Set.of(Roles.READER) : Set.of())
                : Role.including(identity.getRoles());
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder(identity).addRoles(roles).build());
    }
}
