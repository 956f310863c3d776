package dev.storywire.gateway.page;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the page is shown. */
@ConfigMapping(prefix = "storywire.page")
public interface PageSettings {

    /**
     * Whether browsers load stories' pictures from where they were published, which then learns who reads what. Without it a picture is
     * shown by its caption, its credit and a link.
     */
    @WithDefault("false")
    boolean remoteImages();
}
