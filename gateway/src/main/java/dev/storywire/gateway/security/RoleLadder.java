package dev.storywire.gateway.security;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Gives every caller the roles that its own include, and callers without credentials those that the configuration gives them. */
@ApplicationScoped
class RoleLadder implements SecurityIdentityAugmentor {

    private final Set<String> anonymousRoles;

    RoleLadder(SecuritySettings settings) {
        this.anonymousRoles = settings.anonymousRole()
                .map(role -> Role.including(Set.of(role.word())))
                .orElse(Set.of());
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        Set<String> roles = identity.isAnonymous() ? anonymousRoles : Role.including(identity.getRoles());
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder(identity).addRoles(roles).build());
    }
}
