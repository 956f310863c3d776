package dev.storywire.gateway.backing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** How the gateway talks to the ingest-service. */
@ConfigMapping(prefix = "storywire.ingest")
public interface IngestSettings extends BackingSettings {

    @Override
    @WithDefault("http://localhost:8081")
    URI url();
}
