package dev.storywire.ingest.feed;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How feeds are registered and kept. */
@ConfigMapping(prefix = "storywire.feed")
interface FeedSettings {

    /**
     * Keys that credentials are encrypted with, each as {@code name:key}, the key 32 bytes in base 64. The first encrypts, all decrypt: put
     * a new one in front, and take the old one away after the next start, when nothing is encrypted with it any more.
     */
    Optional<List<String>> credentialsKey();

    /** How long storing and reading may take before the caller is told to come again. */
    @WithDefault("10s")
    Duration timeout();

    /** How many feeds are registered, or looked for on a site, at once; further ones wait. */
    @WithDefault("16")
    int concurrency();

    /** How long a registration or an import waits before its sender is told to come again. */
    @WithDefault("10s")
    Duration patience();

    /** How long the first fetch of a registration, discovery included, may take. */
    @WithDefault("10s")
    Duration firstFetch();

    /** The shortest interval between fetches that people may ask for. */
    @WithDefault("1m")
    Duration shortestInterval();

    /** The longest interval between fetches that people may ask for. */
    @WithDefault("7d")
    Duration longestInterval();

    /** How many fetches of each feed are kept. */
    @WithDefault("50")
    int keptFetches();

    /** The largest OPML document. */
    @WithDefault("16M")
    MemorySize opmlSize();

    /** The most feeds in one OPML document; one with more is refused. */
    @WithDefault("20000")
    int opmlFeeds();
}
