package dev.storywire.search.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Who may talk to this service. */
@ConfigMapping(prefix = "storywire.internal")
public interface AccessSettings {

    /**
     * The keys that this service shares with the gateway, each as {@code name:secret} with 32 characters of secret at least.
     * Calls signed with any of them are taken, so that keys can be changed without a pause.
     */
    Optional<List<String>> keys();

    /** Whether calls must be signed. Without, everybody who reaches the port is answered: for development alone. */
    @WithDefault("true")
    boolean required();

    /** Whether calls must come by TLS, with a certificate. Health and metrics are answered without. */
    @WithDefault("false")
    boolean tls();
}
