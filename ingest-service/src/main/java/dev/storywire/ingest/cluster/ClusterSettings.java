package dev.storywire.ingest.cluster;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How near-identical stories are found. */
@ConfigMapping(prefix = "storywire.cluster")
interface ClusterSettings {

    /**
     * How far apart two stories of a cluster may be published, and how long after it came a story is still looked for; a cluster can span more
     * than that by stories in between.
     */
    @WithDefault("P7D")
    Duration window();

    /** The most stories compared in one transaction. */
    @WithDefault("100")
    int batchStories();

    /** The most stories that one is compared with, those first that have most in common with it. */
    @WithDefault("16")
    int candidates();

    /**
     * Stories of a cluster at which it is full: what is like them starts another, and one of them that is revised leaves it. Each story that joins has the whole
     * cluster looked at.
     */
    @WithDefault("1000")
    int members();

    /** The most stories taken from one entry of the index of word runs: what more stories share is a set phrase. */
    @WithDefault("64")
    int holders();

    /** How long it lets stories gather before it compares the next ones, unless a transaction's worth is there. */
    @WithDefault("80ms")
    Duration linger();

    /** How long it sleeps at most when nobody wakes it. */
    @WithDefault("15s")
    Duration poll();

    /** How often a replica that doesn't compare looks whether it should. */
    @WithDefault("2s")
    Duration takeover();

    /** How long to wait after the first failure; doubled with each further one. */
    @WithDefault("200ms")
    Duration firstBackOff();

    /** The longest wait after a failure. */
    @WithDefault("5s")
    Duration longestBackOff();

    /** How long one statement may take before the connection is given up. */
    @WithDefault("30s")
    Duration statementTimeout();

    /** How often texts are removed that have left the window. */
    @WithDefault("1M")
    Duration prune();
}
