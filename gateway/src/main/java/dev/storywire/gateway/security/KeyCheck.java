package dev.storywire.gateway.security;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells somebody who signs in whether the key works. */
@ApplicationScoped
public class KeyCheck {

    private final KeyRing ring;

    KeyCheck(KeyRing ring) {
        this.ring = ring;
    }

    /** Fails where nobody can tell just now. */
    public Uni<Boolean> works(String key) {
        return ring.find(key).map(found -> found.isPresent());
    }
}
