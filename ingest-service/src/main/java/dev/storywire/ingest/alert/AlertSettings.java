package dev.storywire.ingest.alert;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How alerts are matched and delivered. */
@ConfigMapping(prefix = "storywire.alert")
interface AlertSettings {

    /** Whether this replica matches alerts, where it leads, and calls webhooks. */
    @WithDefault("true")
    boolean enabled();

    /** The most alerts. */
    @WithDefault("10000")
    int most();

    /** Searches that the search service is asked about at once. */
    @WithDefault("500")
    int searches();

    /** How often it is looked what has become searchable, and which webhooks are due. */
    @WithDefault("1s")
    Duration poll();

    /** Stories seen so long before an alert was made still count as new for it when they become searchable after. */
    @WithDefault("1d")
    Duration overlap();

    /** The longest throttle: a message that fails must have several attempts within its time. */
    @WithDefault("6h")
    Duration longestThrottle();

    /** The most stories in one webhook call; what is beyond comes with the next. */
    @WithDefault("1000")
    int digestStories();

    /** The size up to which stories are put into one call. */
    @WithDefault("1M")
    MemorySize digestSize();

    /** The most stories of an alert that wait to be delivered; at more it is disabled, and keeps them. */
    @WithDefault("20000")
    int mostWaiting();

    /** How long a receiver may take to answer. */
    @WithDefault("15s")
    Duration answerWithin();

    /** How long to wait after an attempt that failed, doubled with each further one. */
    @WithDefault("5s")
    Duration firstBackOff();

    /** The longest wait between two attempts. */
    @WithDefault("1h")
    Duration longestBackOff();

    /** How much waits differ by chance, as a part of them, so that what failed together isn't tried together. */
    @WithDefault("0.2")
    double jitter();

    /** How long after its beginning a message is tried; the attempt that fails then is the last. */
    @WithDefault("24h")
    Duration triedFor();

    /** The longest wait that a receiver may ask for. */
    @WithDefault("24h")
    Duration longestRetryAfter();

    /** An alert whose calls have failed for so long without one that worked is disabled. */
    @WithDefault("5d")
    Duration disabledAfter();

    /** For how long the secret from before signs too when it is rotated, where the request doesn't say. */
    @WithDefault("24h")
    Duration rotation();

    /** How long deliveries that worked are kept. */
    @WithDefault("7d")
    Duration keptDelivered();

    /** How many of them of each alert at most. */
    @WithDefault("1000")
    int keptOfEach();

    /** How long dead deliveries are kept. */
    @WithDefault("30d")
    Duration keptDead();

    /** How long it is remembered that an alert was told a story. */
    @WithDefault("400d")
    Duration remember();

    /** How often it is looked what need not be kept any longer. */
    @WithDefault("10m")
    Duration prune();

    /** How often a replica that doesn't lead looks whether it should. */
    @WithDefault("2s")
    Duration takeover();

    /** The pause after a failure, doubled with each further one. */
    @WithDefault("200ms")
    Duration firstPause();

    /** The longest pause after failures. */
    @WithDefault("5s")
    Duration longestPause();

    /** How long a statement may take. */
    @WithDefault("30s")
    Duration statementTimeout();
}
