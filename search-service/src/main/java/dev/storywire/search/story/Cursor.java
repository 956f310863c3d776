package dev.storywire.search.story;

import java.util.List;

/**
 * Where a walk through the pages of a search stands.
 *
 * @param snapshot the point in time that every page of the walk is read from, in base64url as Elasticsearch gives it
 * @param search {@link StorySearch#identity} of the search, hashed
 * @param after the sort values of the last story given; a text, a whole or a floating number each
 * @param offset groups given so far, where the search is collapsed
 * @param scoredAt epoch milliseconds that freshness is counted from
 */
record Cursor(String snapshot, String search, List<Object> after, int offset, long scoredAt) {
    Cursor {
        after = List.copyOf(after);
    }

    /** The same on another snapshot. */
    Cursor on(String another) {
        return new Cursor(another, search, after, offset, scoredAt);
    }
}
