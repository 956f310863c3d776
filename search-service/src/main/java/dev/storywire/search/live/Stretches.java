package dev.storywire.search.live;

import static dev.storywire.search.index.StoryFields.OFFSET;
import static dev.storywire.search.index.StoryFields.PARTITION;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.json.JsonData;
import java.util.ArrayList;
import java.util.List;

/** What stands between two places of the stream, as the index has it. */
public final class Stretches {

    /** Partition by partition, each in its order. */
    public static final List<SortOptions> IN_ORDER = List.of(ascending(PARTITION), ascending(OFFSET));

    private Stretches() {}

    /** Stories from the one place on, before the other. */
    public static Query between(StreamPosition from, StreamPosition end) {
        List<Query> stretches = new ArrayList<>();
        for (int p = 0; p < end.next().size(); p++) {
            if (end.offset(p) > from.offset(p)) {
                stretches.add(stretch(p, from.offset(p), end.offset(p)));
            }
        }
        return Query.of(q -> q.bool(b -> b.should(stretches).minimumShouldMatch("1")));
    }

    private static Query stretch(int partition, long from, long end) {
        Query place = Query.of(q -> q.range(
                r -> r.untyped(u -> u.field(OFFSET).gte(JsonData.of(from)).lt(JsonData.of(end)))));
        return Query.of(q -> q.bool(b ->
                b.filter(List.of(Query.of(t -> t.term(v -> v.field(PARTITION).value(partition))), place))));
    }

    private static SortOptions ascending(String field) {
        return SortOptions.of(s -> s.field(f -> f.field(field).order(SortOrder.Asc)));
    }
}
