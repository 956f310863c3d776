package dev.storywire.gateway.syndication;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search as a feed.
 *
 * @param title for people
 * @param home address of the installation
 * @param self address of the feed, with the whole query
 * @param first address of its first page
 * @param next address of the page after this one; null on the last
 */
record Channel(
        String title,
        String home,
        String self,
        String first,
        @Nullable String next,
        List<Item> items) {

    static final String DESCRIPTION = "Stories that match, as Storywire finds them";

    /** When the newest revision among the items came about. */
    Instant updated() {
        return items.stream().map(Item::updated).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
    }
}
