package dev.storywire.search.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The live stream. */
@ConfigMapping(prefix = "storywire.search.live")
public interface LiveConfig {
    /** Subscribers of one replica at most; more are answered 503. */
    @WithDefault("5000")
    int subscribers();

    /** How often to look how far the index has come, while there are subscribers. */
    @WithDefault("100ms")
    Duration poll();

    /** Stories looked for at a time for all queries that are asked together; a subscriber that is far behind is served in such steps. */
    @WithDefault("200")
    int page();

    /** Queries that are sent to Elasticsearch in one request. */
    @WithDefault("64")
    int searches();

    /** A connection without a story gets a sign of life, and its newest position, so often. */
    @WithDefault("15s")
    Duration heartbeat();

    /** A subscriber that takes nothing for so long is disconnected; it can go on where it was by Last-Event-ID. */
    @WithDefault("60s")
    Duration stall();

    /** A subscriber that is more than so many events behind is told so. */
    @WithDefault("1000")
    long lag();

    /** How long a client is asked to wait before it connects again. */
    @WithDefault("3s")
    Duration retry();
}
