package dev.storywire.gateway.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Who may come in. */
@ConfigMapping(prefix = "storywire.security")
public interface SecuritySettings {

    /** What callers without credentials may do, such as {@code reader} in a public installation; without it, nothing. */
    Optional<Role> anonymousRole();

    /** A key with the role admin that is in no table: the first one, by which others are made. 8 characters at least. */
    Optional<String> adminKey();

    /** How long a key that was looked up is trusted without another look: a revocation takes effect elsewhere after it. */
    @WithDefault("10s")
    Duration keyLife();

    /** How long a key that was looked up is trusted while the store is away. */
    @WithDefault("10m")
    Duration keyGrace();

    /** The most keys that are remembered. */
    @WithDefault("10000")
    int rememberedKeys();
}
