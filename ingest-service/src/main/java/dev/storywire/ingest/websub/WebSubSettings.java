package dev.storywire.ingest.websub;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How feeds are subscribed to at their hubs, and how much hubs may send. */
@ConfigMapping(prefix = "storywire.websub")
interface WebSubSettings {

    /**
     * The address under which hubs reach {@code /v1/websub/} from outside, such as {@code https://news.example.org}. Without it nothing is
     * subscribed to, and feeds are polled alone.
     */
    Optional<URI> callback();

    /** For how long a subscription is asked for. */
    @WithDefault("10d")
    Duration lease();

    /** The longest lease that is believed, whatever a hub says. */
    @WithDefault("30d")
    Duration longestLease();

    /** After which part of its lease a subscription is renewed. */
    @WithDefault("0.67")
    double renewAfter();

    /** The shortest time from a confirmation to the next renewal, however short the lease is. */
    @WithDefault("5m")
    Duration leastRenewal();

    /** How long a hub may take to confirm what was asked of it before it is asked again. */
    @WithDefault("10m")
    Duration verifyWithin();

    /** How long to wait after a request that failed, doubled with each further one. */
    @WithDefault("1m")
    Duration firstBackOff();

    /** The longest wait between two requests that failed. */
    @WithDefault("6h")
    Duration longestBackOff();

    /** How often a subscription is asked for in a row before it counts as failed. */
    @WithDefault("8")
    int attempts();

    /** How long a subscription is left alone that a hub denied, or that failed. */
    @WithDefault("7d")
    Duration givenUpFor();

    /** So many planned fetches in a row that find what the hub should have sent make a subscription dead; it is asked for anew. */
    @WithDefault("3")
    int missed();

    /** How long it is remembered that a subscription ended, so that a hub that goes on sending is told so (410). */
    @WithDefault("30d")
    Duration kept();

    /** How often it is looked what there is to ask of hubs. */
    @WithDefault("15s")
    Duration poll();

    /** The most requests to hubs at once, of this replica. */
    @WithDefault("8")
    int requests();

    /** The most pushes that this replica works on at once; further ones are told to come again (503). */
    @WithDefault("4")
    int inFlight();

    /** The largest push. */
    @WithDefault("8M")
    MemorySize maxSize();

    /** How long a hub waits for its answer at most; the work on what it sent goes on after. */
    @WithDefault("5s")
    Duration answerWithin();

    /** How long a statement may take. */
    @WithDefault("10s")
    Duration statementTimeout();
}
