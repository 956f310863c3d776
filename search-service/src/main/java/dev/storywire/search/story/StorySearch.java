package dev.storywire.search.story;

import dev.storywire.search.query.QueryNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A search, understood and within limits.
 *
 * @param q the parsed query, absent where none was given
 * @param text of the query as it came, by which places in it are told
 * @param from first instant of the span
 * @param until first instant after the span
 * @param statuses the statuses asked for; empty for those that are fit to be shown
 * @param size stories of a page, 0 to {@link #LARGEST_PAGE}
 * @param cursor as it came, unchecked
 */
record StorySearch(
        @Nullable QueryNode q,
        String text,
        @Nullable Instant from,
        @Nullable Instant until,
        List<String> languages,
        List<String> sources,
        List<String> feeds,
        List<String> tags,
        List<String> authors,
        List<String> kinds,
        List<String> statuses,
        Sort sort,
        boolean collapsed,
        int size,
        @Nullable String cursor,
        Set<Facet> facets,
        @Nullable Interval interval,
        boolean highlight) {

    static final int LARGEST_PAGE = 200;
    static final int DEFAULT_PAGE = 20;

    enum Sort {
        RELEVANCE,
        NEWEST,
        OLDEST
    }

    enum Facet {
        SOURCE,
        LANG,
        TAG,
        AUTHOR
    }

    enum Interval {
        HOUR,
        DAY,
        WEEK,
        MONTH
    }

    /** How a parameter or an answer names an enum's value. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    Optional<QueryNode> query() {
        return Optional.ofNullable(q);
    }

    /** What makes this another search: everything but the page asked for and what is shown beside it. */
    String identity() {
        return List.of(
                        String.valueOf(q),
                        String.valueOf(from),
                        String.valueOf(until),
                        languages,
                        sources,
                        feeds,
                        tags,
                        authors,
                        kinds,
                        statuses,
                        sort,
                        collapsed)
                .toString();
    }
}
