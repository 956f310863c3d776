package dev.storywire.gateway.backing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** How the gateway shows the services behind it that it is the gateway. */
@ConfigMapping(prefix = "storywire.internal")
public interface InternalSettings {

    /**
     * The keys that gateway and services share, each as {@code name:secret} with 32 characters of secret at least. The first
     * signs. To change keys without a pause, add the new one last everywhere, then move it to the front, then drop the old one.
     */
    Optional<List<String>> keys();

    /** Whether to start without keys, for development alone: services that aren't told the same refuse every call. */
    @WithDefault("true")
    boolean required();
}
