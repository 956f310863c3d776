package dev.storywire.ingest.schedule;

import dev.storywire.ingest.feed.Feed;
import dev.storywire.ingest.feed.FetchCause;

/**
 * A feed that this replica may fetch, until its lease ends.
 *
 * @param lease names the claim: only its holder may write down what came of it
 * @param host that the fetch counts for
 * @param pushed whether a hub pushes the feed's content just now
 */
record Claim(Feed feed, String lease, String host, FetchCause cause, boolean pushed, Memory memory) {}
