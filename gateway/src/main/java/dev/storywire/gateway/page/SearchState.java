package dev.storywire.gateway.page;

import io.vertx.core.MultiMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A search as it stands in the page's address: the parameters of the API, and of these only what a page can show.
 *
 * @param filters by parameter, each with the values of which any will do
 */
record SearchState(
        String q,
        String from,
        String to,
        Map<String, List<String>> filters,
        String sort,
        boolean collapse,
        String cursor) {

    /** What can be filtered by; those that are counted come first. */
    static final List<String> FILTERS = List.of("source", "lang", "tag", "author", "feed", "kind", "status");

    static final List<String> FACETS = FILTERS.subList(0, 4);

    static final int SIZE = 30;

    static SearchState of(MultiMap parameters) {
        Map<String, List<String>> filters = new LinkedHashMap<>();
        for (String filter : FILTERS) {
            List<String> values = parameters.getAll(filter).stream()
                    .filter(value -> !value.isBlank())
                    .distinct()
                    .toList();
            if (!values.isEmpty()) {
                filters.put(filter, values);
            }
        }
        return new SearchState(
                text(parameters, "q"),
                text(parameters, "from"),
                text(parameters, "to"),
                filters,
                text(parameters, "sort"),
                "cluster".equals(parameters.get("collapse")),
                text(parameters, "cursor"));
    }

    static SearchState words(String q) {
        return new SearchState(q, "", "", Map.of(), "", false, "");
    }

    private static String text(MultiMap parameters, String name) {
        String value = parameters.get(name);
        return value == null ? "" : value.strip();
    }

    public boolean isFiltered() {
        return !filters.isEmpty() || !from.isEmpty() || !to.isEmpty();
    }

    public boolean isEmpty() {
        return q.isEmpty() && !isFiltered();
    }

    /** How the results are ordered: by relevance where words were given, unless said. */
    public String order() {
        return sort.isEmpty() ? (q.isEmpty() ? "newest" : "relevance") : sort;
    }

    public boolean holds(String filter, String value) {
        return filters.getOrDefault(filter, List.of()).contains(value);
    }

    /** The same with a filter more, or without it if it is there. */
    public SearchState toggled(String filter, String value) {
        Map<String, List<String>> changed = new LinkedHashMap<>(filters);
        List<String> values = new ArrayList<>(filters.getOrDefault(filter, List.of()));
        if (!values.remove(value)) {
            values.add(value);
        }
        if (values.isEmpty()) {
            changed.remove(filter);
        } else {
            changed.put(filter, values);
        }
        return new SearchState(q, from, to, changed, sort, collapse, "");
    }

    public SearchState ordered(String order) {
        return new SearchState(q, from, to, filters, order, collapse, "");
    }

    public SearchState during(String begin, String end) {
        return new SearchState(q, begin, end, filters, sort, collapse, "");
    }

    /** The same with one story for each cluster, or with all where there is one. */
    public SearchState collapseToggled() {
        return new SearchState(q, from, to, filters, sort, !collapse, "");
    }

    public SearchState unfiltered() {
        return new SearchState(q, "", "", Map.of(), sort, collapse, "");
    }

    public SearchState at(String page) {
        return new SearchState(q, from, to, filters, sort, collapse, page);
    }

    /** Its address on the page. */
    public String address() {
        return "/" + query(parameters());
    }

    /** The same as a feed, an export or an alert: without order and place. */
    public String matching() {
        return query(matches());
    }

    /** What is asked of the service for one page of results. */
    public String target(Interval interval) {
        List<String> all = parameters();
        all.add("size=" + SIZE);
        all.add("highlight=true");
        if (cursor.isEmpty()) {
            all.add("facets=" + String.join(",", FACETS));
            all.add("interval=" + interval.word());
        }
        return "/v1/stories" + query(all);
    }

    private List<String> parameters() {
        List<String> all = matches();
        add(all, "sort", sort);
        add(all, "collapse", collapse ? "cluster" : "");
        add(all, "cursor", cursor);
        return all;
    }

    private List<String> matches() {
        List<String> all = new ArrayList<>();
        add(all, "q", q);
        add(all, "from", from);
        add(all, "to", to);
        filters.forEach((name, values) -> values.forEach(value -> add(all, name, value)));
        return all;
    }

    private static void add(List<String> all, String name, String value) {
        if (!value.isEmpty()) {
            all.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    private static String query(List<String> parameters) {
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }
}
