package dev.storywire.search.index;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The index of stories. */
@ConfigMapping(prefix = "storywire.search.index")
public interface StoryIndexConfig {
    /** The alias that stories are searched through; the names of the indices behind it begin so. */
    @WithDefault("stories")
    String alias();

    /**
     * {@code single}: all stories in one index; {@code monthly}: an index for each month in which stories were first seen. Taken by
     * the next index that is made anew.
     */
    @WithDefault("single")
    IndexLayout layout();

    /** Primary shards of an index, fixed when it is created; one for each 30 to 50 GB. */
    @WithDefault("1")
    int shards();

    /** Copies of each shard as least-most, grown and shrunk with the number of nodes. */
    @WithDefault("0-1")
    String replicas();

    /** How soon Elasticsearch shows changes by itself; while few stories arrive they are shown sooner than that. */
    @WithDefault("5s")
    Duration refreshInterval();

    /**
     * Segments are merged up to about this size, in bytes or with a unit. Merging holds the completions of a segment in Elasticsearch's heap: about a tenth
     * of its size.
     */
    @WithDefault("1G")
    MemorySize largestSegment();

    /** Largest body of a bulk request, in bytes; a story larger than that travels alone. */
    @WithDefault("2097152")
    int bulkBytes();

    /** Bulk requests in flight at a time for a batch of events, of which two are under way. */
    @WithDefault("2")
    int bulkConcurrency();

    /** Above so many stories a second throughput comes first, and only {@code refresh-interval} shows them. */
    @WithDefault("300")
    int promptRate();

    /** Least time between two refreshes that this service asks for. */
    @WithDefault("200ms")
    Duration promptInterval();

    /** First wait before another attempt after Elasticsearch failed; doubled up to {@code retry-at-most}. */
    @WithDefault("200ms")
    Duration retryFirst();

    /** Longest wait between two attempts. */
    @WithDefault("2s")
    Duration retryAtMost();
}
