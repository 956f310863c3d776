package dev.storywire.ingest.feed;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A feed that is to be registered.
 *
 * @param address that is fetched
 * @param keys of every address that is known to lead to it, its own first
 */
record NewFeed(Feed feed, FeedAddress address, Set<String> keys) {

    /** @param others addresses that redirect to it, or that it redirects to */
    static NewFeed of(Feed feed, FeedAddress address, List<FeedAddress> others) {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(address.key());
        others.forEach(other -> keys.add(other.key()));
        return new NewFeed(feed, address, keys);
    }
}
