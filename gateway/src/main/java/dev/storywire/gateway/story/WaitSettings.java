package dev.storywire.gateway.story;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How pushes wait whose sender prefers an answer once the stories are searchable. */
@ConfigMapping(prefix = "storywire.wait")
public interface WaitSettings {

    /** The longest wait; who prefers a longer one gets this. */
    @WithDefault("30s")
    Duration longest();

    /** The most stories that are waited for; a push of more is answered at once. */
    @WithDefault("1000")
    int stories();
}
