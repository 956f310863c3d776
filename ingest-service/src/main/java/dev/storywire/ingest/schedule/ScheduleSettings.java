package dev.storywire.ingest.schedule;

import dev.storywire.ingest.schedule.plan.Pace;
import dev.storywire.ingest.schedule.plan.Timing;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When feeds are fetched, and how much at once. */
@ConfigMapping(prefix = "storywire.schedule")
interface ScheduleSettings {

    /** Whether this replica fetches due feeds. */
    @WithDefault("true")
    boolean enabled();

    /** How long the pages of one document's stories are fetched; those that are left then come with the next look. */
    @WithDefault("2m")
    Duration fullText();

    /** How often the gauges of what is due are read. */
    @WithDefault("10s")
    Duration gauge();

    /** The shortest planned interval between two fetches of a feed. */
    @WithDefault("5m")
    Duration shortest();

    /** The longest planned interval between two fetches of a feed. */
    @WithDefault("24h")
    Duration longest();

    /** What a fetch has to save, in minutes that one story waits, for a feed of ten stories a day; half of it makes about √2 as many fetches. */
    @WithDefault("10")
    double waiting();

    /** How much busier feeds are favoured: 0 makes the mean delay of all stories least, up to 0.5 lowers the median and lets rare feeds wait. */
    @WithDefault("0.4")
    double favour();

    /** Intervals that publishers ask for (caching, {@code ttl}, {@code sy:*}) are kept up to this one. */
    @WithDefault("12h")
    Duration longestWish();

    /** The longest interval between fetches of a feed that fails. */
    @WithDefault("24h")
    Duration longestBackOff();

    /** A feed that failed for so long counts as gone. */
    @WithDefault("60d")
    Duration givenUpAfter();

    /** How long a host is left alone after its first 429 or 503 that doesn't say how long; doubled with each further one. */
    @WithDefault("5m")
    Duration firstHostPause();

    /** How long a host is left alone at most, whatever it says. */
    @WithDefault("24h")
    Duration longestHostPause();

    /** Between two fetches of a feed whose hub pushes its content (WebSub). */
    @WithDefault("6h")
    Duration pushed();

    /** A request without validators is made after so long, whatever the server says about them. */
    @WithDefault("1d")
    Duration unconditional();

    /** So many fetches in a row must have been redirected to the same address for good before the feed moves there. */
    @WithDefault("3")
    int movedAfter();

    /** The most feeds that this replica works on at once. */
    @WithDefault("24")
    int concurrency();

    /** The most documents that are normalised at once. */
    @WithDefault("2")
    int parsing();

    /** The most feeds of one host that are fetched at once, by all replicas. */
    @WithDefault("2")
    int hostConcurrency();

    /** The least time between the beginnings of two fetches from one host, by all replicas. */
    @WithDefault("1s")
    Duration hostSpacing();

    /** How long a replica may work on a feed without a sign of life before another takes it over. */
    @WithDefault("60s")
    Duration lease();

    /** How often due feeds are looked for when nobody tells of any. */
    @WithDefault("1s")
    Duration poll();

    /** How long fetches under way may go on when the service stops. */
    @WithDefault("5s")
    Duration stop();

    /** How long a statement may take. */
    @WithDefault("10s")
    Duration statementTimeout();

    /** Stories in one transaction. */
    @WithDefault("200")
    int batchStories();

    /** Characters of text in one transaction; one story may go above. */
    @WithDefault("1M")
    MemorySize batchSize();

    /** As the planner takes them. */
    default Timing.Bounds bounds() {
        return new Timing.Bounds(
                new Pace(waiting(), favour(), shortest(), longest()),
                longestWish(),
                longestBackOff(),
                firstHostPause(),
                longestHostPause(),
                pushed());
    }
}
