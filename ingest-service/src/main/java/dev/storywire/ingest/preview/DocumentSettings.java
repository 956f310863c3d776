package dev.storywire.ingest.preview;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How documents in requests are taken. */
@ConfigMapping(prefix = "storywire.documents")
public interface DocumentSettings {

    /** The largest document. */
    @WithDefault("16M")
    MemorySize maxSize();

    /** The largest document after unpacking or conversion to UTF-8. */
    @WithDefault("32M")
    MemorySize maxInflatedSize();

    /** How many documents are read and normalised at once; further ones wait with their bodies unread. */
    @WithDefault("2")
    int concurrency();

    /** How long a document waits before its sender is told to come again. */
    @WithDefault("10s")
    Duration patience();
}
