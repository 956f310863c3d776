package dev.storywire.search.live;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.Hit;
import dev.storywire.search.query.ElasticsearchQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Several searches of the same stretch of the stream as one query, of which every hit names those that find it. The stretch leads, so that searches that find nothing
 * cost a look at those segments of the index alone in which it has stories.
 */
public final class Together {

    /**
     * Of the searches of one query, as JSON. Elasticsearch bounds a query by its clauses, 4,096 with a heap of 256 MB on two cores, and the clauses of a
     * word have about 22 characters each.
     */
    private static final int MOST_CHARACTERS = 80_000;

    private Together() {}

    /**
     * As many at a time as are wanted, and as Elasticsearch is likely to take; what it refuses nevertheless is to be asked in {@link #halves}.
     *
     * @param length of a search's JSON, by which its clauses are judged
     */
    public static <T> List<List<T>> batches(List<T> searches, int most, ToIntFunction<T> length) {
        List<List<T>> batches = new ArrayList<>();
        int characters = MOST_CHARACTERS;
        for (T search : searches) {
            int own = length.applyAsInt(search);
            characters += own;
            if (characters > MOST_CHARACTERS || batches.getLast().size() == most) {
                batches.add(new ArrayList<>());
                characters = own;
            }
            batches.getLast().add(search);
        }
        return batches;
    }

    /** Both halves of two or more. */
    public static <T> List<List<T>> halves(List<T> searches) {
        int middle = searches.size() / 2;
        return List.of(searches.subList(0, middle), searches.subList(middle, searches.size()));
    }

    /** The stories of the stretch that any of these searches finds. */
    public static Query query(Query stretch, List<Query> searches) {
        List<Query> named = IntStream.range(0, searches.size())
                .mapToObj(i -> named(String.valueOf(i), searches.get(i)))
                .toList();
        return Query.of(q -> q.bool(b -> b.filter(List.of(stretch, ElasticsearchQueries.any(named)))));
    }

    private static Query named(String name, Query search) {
        return Query.of(q -> q.bool(b -> b.queryName(name).filter(search)));
    }

    /** The indices of the searches that found this story, in no order. */
    public static List<Integer> finders(Hit<?> hit) {
        return hit.matchedQueries().keySet().stream().map(Integer::valueOf).toList();
    }
}
