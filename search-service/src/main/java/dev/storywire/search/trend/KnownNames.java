package dev.storywire.search.trend;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import dev.storywire.search.index.HeadlineTerms;
import dev.storywire.search.index.StoryFields;
import dev.storywire.search.index.StoryIndex;
import dev.storywire.search.query.ElasticsearchQueries;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The sources and tags that most stories have, kept in memory, so that completing them costs the index nothing. They are
 * asked for anew now and then while anyone wants them.
 */
@ApplicationScoped
class KnownNames {
    private static final int MOST_SOURCES = 5_000;
    private static final int MOST_TAGS = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LOOKED_AT = 500;

    /** @param count stories that have it */
    public record Name(String name, long count) {}

    /** Names that begin so, those of most stories first. */
    record Beginning(List<Name> sources, List<Name> tags) {}

    private record Known(Instant at, NavigableMap<String, List<Name>> sources, NavigableMap<String, List<Name>> tags) {}

    private final ElasticsearchAsyncClient client;
    private final StoryIndex index;
    private final SuggestConfig config;
    private final Clock clock = Clock.systemUTC();
    private @Nullable Uni<Known> asked;
    private @Nullable Known known;

    KnownNames(ElasticsearchAsyncClient client, StoryIndex index, SuggestConfig config) {
        this.client = client;
        this.index = index;
        this.config = config;
    }

    /** The first question waits for the index; later ones are answered from memory. */
    Uni<Beginning> beginning(String prefix, int most) {
        String folded = folded(prefix);
        return current()
                .map(names ->
                        new Beginning(matching(names.sources(), folded, most), matching(names.tags(), folded, most)));
    }

    private synchronized Uni<Known> current() {
        Known now = known;
        boolean old = now == null || now.at().plus(config.namesAge()).isBefore(clock.instant());
        if (old && asked == null) {
            asked = ask().onTermination().invoke(this::answered).memoize().indefinitely();
        }
        Uni<Known> coming = asked;
        if (now == null) {
            return coming == null ? ask() : coming;
        }
        if (coming != null) {
            coming.subscribe().with(_ -> {}, e -> {});
        }
        return Uni.createFrom().item(now);
    }

    private synchronized void answered() {
        asked = null;
    }

    private Uni<Known> ask() {
        return Uni.createFrom()
                .completionStage(() -> client.search(
                        s -> s.index(index.alias())
                                .size(0)
                                .query(q -> q.bool(b -> b.mustNot(List.of(
                                        ElasticsearchQueries.term(StoryFields.STATUS, "canceled"),
                                        ElasticsearchQueries.term(StoryFields.STATUS, "withheld")))))
                                .trackTotalHits(t -> t.enabled(false))
                                .aggregations("sources", most(StoryFields.SOURCE_LABEL, MOST_SOURCES))
                                .aggregations("tags", most(StoryFields.TAG_TERM_LABEL, MOST_TAGS)),
                        Void.class))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(answer -> new Known(
                        clock.instant(),
                        byBeginning(answer.aggregations(), "sources"),
                        byBeginning(answer.aggregations(), "tags")))
                .invoke(this::keep);
    }

    private synchronized void keep(Known names) {
        known = names;
    }

    private static Aggregation most(String field, int size) {
        return Aggregation.of(a -> a.terms(t -> t.field(field).size(size)));
    }

    /** Each name under every one of its words, so that its second word completes it too. */
    private static NavigableMap<String, List<Name>> byBeginning(Map<String, Aggregate> aggregates, String which) {
        NavigableMap<String, List<Name>> names = new TreeMap<>();
        Aggregate aggregate = aggregates.get(which);
        if (aggregate != null) {
            aggregate.sterms().buckets().array().forEach(bucket -> {
                Name name = new Name(bucket.key().stringValue(), bucket.docCount());
                String folded = folded(name.name());
                for (int i = 0; i >= 0; i = folded.indexOf(' ', i + 1)) {
                    names.computeIfAbsent(folded.substring(i).strip(), _ -> new ArrayList<>(1))
                            .add(name);
                }
            });
        }
        return names;
    }

    private static List<Name> matching(NavigableMap<String, List<Name>> names, String prefix, int most) {
        return names.subMap(prefix, true, prefix + Character.MAX_VALUE, false).values().stream()
                .limit(LOOKED_AT)
                .flatMap(List::stream)
                .distinct()
                .sorted(Comparator.comparingLong(Name::count).reversed().thenComparing(Name::name))
                .limit(most)
                .toList();
    }

    private static String folded(String text) {
        return HeadlineTerms.folded(text);
    }
}
