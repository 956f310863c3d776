package dev.storywire.search.trend;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.SignificantStringTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.storywire.search.index.ElasticsearchFailure;
import dev.storywire.search.index.StoryFields;
import dev.storywire.search.index.StoryIndex;
import dev.storywire.search.problem.Problems;
import dev.storywire.search.story.StoryFilter;
import dev.storywire.search.trend.TrendResource.Example;
import dev.storywire.search.trend.TrendResource.Trend;
import dev.storywire.search.trend.TrendResource.Trends;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks the index which words and phrases of headlines are significant for a window against the time before it. */
@ApplicationScoped
class TrendSearch {
    private static final Logger LOG = Logger.getLogger(TrendSearch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Phrases that hold one another are made one afterwards, so more are asked for than are given. */
    private static final int SPARE = 8;

    private final ElasticsearchAsyncClient client;
    private final StoryIndex index;
    private final TrendConfig config;
    private final Clock clock = Clock.systemUTC();

    TrendSearch(ElasticsearchAsyncClient client, StoryIndex index, TrendConfig config) {
        this.client = client;
        this.index = index;
        this.config = config;
    }

    Uni<Trends> trends(StoryFilter filter, Duration window, int size) {
        Instant now = clock.instant();
        Instant from = now.minus(window);
        return Uni.createFrom()
                .completionStage(() -> client.search(
                        request(filter, from, now, window.multipliedBy(config.before()), size), Void.class))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(response -> read(response, from, now, size))
                .onFailure()
                .transform(e -> {
                    ElasticsearchFailure meaning = ElasticsearchFailure.of(e);
                    LOG.debugf(e, "event=trends-failed reason=\"%s\"", meaning.reason());
                    return meaning instanceof ElasticsearchFailure.Refused
                            ? filter.tooCostly()
                            : Problems.unavailable();
                });
    }

    private SearchRequest request(StoryFilter filter, Instant from, Instant now, Duration before, int size) {
        return SearchRequest.of(r -> r.index(index.alias())
                .size(0)
                .query(within(filter, from, now))
                .trackTotalHits(t -> t.enabled(true))
                .timeout(PATIENCE.dividedBy(2).toMillis() + "ms")
                .aggregations("topics", a -> a.significantTerms(t -> t.field(StoryFields.TOPICS)
                                .size(size * SPARE)
                                .minDocCount((long) config.leastStories())
                                .backgroundFilter(within(filter, from.minus(before), now)))
                        .aggregations("sources", s -> s.cardinality(c -> c.field(StoryFields.SOURCE_ID)))
                        .aggregations("stories", s -> s.cardinality(c -> c.field(StoryFields.CLUSTER)))
                        .aggregations(
                                "example",
                                e -> e.topHits(h -> h.size(1)
                                        .source(f -> f.filter(i -> i.includes(StoryFields.ID, StoryFields.HEADLINE))))))
                .aggregations("sources", s -> s.cardinality(c -> c.field(StoryFields.SOURCE_ID))));
    }

    private static Query within(StoryFilter filter, Instant from, Instant to) {
        Query span = Query.of(q -> q.range(
                r -> r.date(d -> d.field(StoryFields.AT).gte(from.toString()).lte(to.toString()))));
        return Query.of(q -> q.bool(b -> b.filter(List.of(filter.query(), span))));
    }

    private Trends read(SearchResponse<Void> response, Instant from, Instant to, int size) {
        boolean partial = response.timedOut() || response.shards().failed().intValue() > 0;
        long stories =
                response.hits().total() == null ? 0 : response.hits().total().value();
        long sources = value(response.aggregations().get("sources"));
        Aggregate topics = response.aggregations().get("topics");
        List<Trend> found = topics == null || !topics.isSigsterms()
                ? List.of()
                : topics.sigsterms().buckets().array().stream()
                        .filter(bucket -> value(bucket.aggregations().get("stories")) >= config.leastStories())
                        .map(TrendSearch::trend)
                        .toList();
        return new Trends(from, to, stories, partial, TrendChoice.of(found, sources, size));
    }

    private static Trend trend(SignificantStringTermsBucket bucket) {
        Aggregate examples = bucket.aggregations().get("example");
        ObjectNode story = examples == null
                ? JsonNodeFactory.instance.objectNode()
                : examples.topHits().hits().hits().stream()
                        .flatMap(hit -> Optional.ofNullable(hit.source()).stream())
                        .map(source -> source.to(ObjectNode.class))
                        .findFirst()
                        .orElseGet(JsonNodeFactory.instance::objectNode);
        Example example = new Example(
                story.path(StoryFields.ID).asText(),
                story.path(StoryFields.HEADLINE).asText());
        return new Trend(
                bucket.key(),
                TrendChoice.label(bucket.key(), example.headline()),
                bucket.docCount(),
                Math.max(0, bucket.bgCount() - bucket.docCount()),
                value(bucket.aggregations().get("sources")),
                bucket.score(),
                example);
    }

    private static long value(@Nullable Aggregate cardinality) {
        return cardinality == null ? 0 : cardinality.cardinality().value();
    }
}
