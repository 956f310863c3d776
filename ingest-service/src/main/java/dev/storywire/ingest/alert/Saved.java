package dev.storywire.ingest.alert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A search that is kept.
 *
 * @param query in the query language; empty for none
 * @param filters name to values, as {@code GET /v1/stories} has them; a name without values is left out
 */
record Saved(String query, Map<String, List<String>> filters) {

    /** Those that say which stories match, whatever the order and the page. Times are left to the query ({@code after:}). */
    static final List<String> FILTERS = List.of("lang", "source", "feed", "tag", "author", "kind", "status");

    /** Copies the filters. */
    Saved {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        for (String name : FILTERS) {
            List<String> values = filters.getOrDefault(name, List.of());
            if (!values.isEmpty()) {
                copy.put(name, List.copyOf(values));
            }
        }
        filters = Map.copyOf(copy);
    }

    /** As a search takes it. */
    Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>(filters);
        if (!query.isEmpty()) {
            parameters.put("q", List.of(query));
        }
        return parameters;
    }
}
