package dev.storywire.gateway.backing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** How the gateway talks to the search-service. */
@ConfigMapping(prefix = "storywire.search")
public interface SearchSettings extends BackingSettings {

    @Override
    @WithDefault("http://localhost:8082")
    URI url();
}
