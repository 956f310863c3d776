package dev.storywire.ingest.feed;

import org.jspecify.annotations.Nullable;

/**
 * What is to become of a feed.
 *
 * @param feed as it is to be
 * @param address where it is to be found from now on, {@code null} where it stays
 */
record FeedChange(Feed feed, @Nullable FeedAddress address, Turn turn) {

    /** What is to happen to its state. */
    enum Turn {
        NONE,
        PAUSE,
        /** Also what was gone is taken up again. */
        RESUME
    }

    /** What became of it. */
    sealed interface Outcome {

        /** The feed is so now. */
        record Changed(FeedReport report) implements Outcome {}

        /** There is none with this id. */
        record Unknown() implements Outcome {}

        /** Another feed is at the new address already. */
        record Taken(String otherId) implements Outcome {}
    }
}
