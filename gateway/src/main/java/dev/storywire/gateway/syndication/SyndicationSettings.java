package dev.storywire.gateway.syndication;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** How feeds name this installation. */
@ConfigMapping(prefix = "storywire.public")
public interface SyndicationSettings {

    /** The address by which readers know the gateway; without one, the address that each of them used. */
    Optional<URI> url();
}
