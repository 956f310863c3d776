package dev.storywire.search.story;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Searches. */
@ConfigMapping(prefix = "storywire.search")
public interface SearchConfig {
    /** Totals are exact up to this number, and "at least" it beyond. */
    @WithDefault("100000")
    int exactTotal();

    /** Values of a facet at most. */
    @WithDefault("50")
    int facetValues();

    /** Elasticsearch ends a search after this long, and the answer is marked partial. */
    @WithDefault("5s")
    Duration timeout();

    /** A search that has no answer after this long is given up as "unavailable". */
    @WithDefault("10s")
    Duration giveUp();

    /** How much a brand-new story gains by its age alone, beside a text score of typically 5 to 30. */
    @WithDefault("0.5")
    float freshness();

    /** The age at which half of that gain is left. */
    @WithDefault("7d")
    Duration freshnessHalf();

    /** Cursors. */
    Cursor cursor();

    /** A walk through pages. */
    interface Cursor {
        /** The secret that cursors are signed with, the same on every replica; without one each start makes its own. */
        Optional<String> key();

        /** A cursor that is not used for this long expires. */
        @WithDefault("2m")
        Duration keepAlive();

        /**
         * How many states of the index a replica keeps for cursors, and half as many more after a rush. Each holds segments in Elasticsearch's
         * heap, 130 kB where stories arrive all the time. While somebody searches without a pause, a new one is taken every {@code keep-alive}
         * divided by this.
         */
        @WithDefault("240")
        int snapshots();

        /** A search sees the index as it was at most this long ago, or as the newest of the states that are kept. */
        @WithDefault("100ms")
        Duration snapshotAge();
    }
}
