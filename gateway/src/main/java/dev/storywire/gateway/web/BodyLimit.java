package dev.storywire.gateway.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How large a request may be. */
@ConfigMapping(prefix = "storywire.body")
public interface BodyLimit {

    /** The largest body taken; more is answered 413. */
    @WithDefault("16M")
    MemorySize limit();
}
