package dev.storywire.ingest.schedule;

import dev.storywire.ingest.feed.Feed;
import dev.storywire.ingest.feed.FetchCause;
import dev.storywire.ingest.story.Warrant;

/**
 * A feed that this replica may fetch, until its lease ends.
 *
 * @param lease names the claim: only its holder may write down what came of it
 * @param host that the fetch counts for
 * @param pushed whether a hub pushes the feed's content just now
 */
record Claim(Feed feed, String lease, String host, FetchCause cause, boolean pushed, Memory memory) {

    private static final String HELD = "select count(*) from feed_state where feed_id = :feed and lease_owner = :lease";

    /** Holds until the feed is another's, given back, or gone. */
    Warrant warrant() {
        return session -> session.createNativeQuery(HELD, Long.class)
                .setParameter("feed", feed.id())
                .setParameter("lease", lease)
                .getSingleResult()
                .map(held -> held > 0);
    }
}
