package dev.storywire.ingest.republication;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the topic is made anew from the stories. */
@ConfigMapping(prefix = "storywire.republication")
interface RepublicationSettings {

    /** Stories looked at in one transaction. */
    @WithDefault("500")
    int batch();

    /** With so many events waiting in the outbox no more are appended until Kafka has taken some. */
    @WithDefault("5000")
    int mostWaiting();

    /** How long it waits then. */
    @WithDefault("250ms")
    Duration pause();

    /** How often it looks at most whether there is something to do, when nobody wakes it. */
    @WithDefault("1M")
    Duration poll();

    /** How often a replica that doesn't republish looks whether it should. */
    @WithDefault("10s")
    Duration takeover();

    /** How long to wait after the first failure; doubled with each further one. */
    @WithDefault("1s")
    Duration firstBackOff();

    /** The longest wait after a failure. */
    @WithDefault("1M")
    Duration longestBackOff();

    /** How long one statement may take before the connection is given up. */
    @WithDefault("30s")
    Duration statementTimeout();
}
