package dev.storywire.search.story;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.elasticsearch.core.search.InnerHitsResult;
import co.elastic.clients.elasticsearch.core.search.TotalHits;
import co.elastic.clients.elasticsearch.core.search.TotalHitsRelation;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.storywire.search.story.PageOfStories.FacetValue;
import dev.storywire.search.story.PageOfStories.TimelinePoint;
import dev.storywire.search.story.PageOfStories.Total;
import dev.storywire.search.story.StorySearch.Facet;
import java.text.Normalizer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Elasticsearch's answer as a page of results. */
final class PageReader {
    private final StorySearch search;
    private final SearchResponse<ObjectNode> response;
    private final Map<String, Map<String, List<String>>> highlights;

    /** @param highlights by story, then by field */
    PageReader(
            StorySearch search,
            SearchResponse<ObjectNode> response,
            Map<String, Map<String, List<String>>> highlights) {
        this.search = search;
        this.response = response;
        this.highlights = highlights;
    }

    PageOfStories page(Optional<String> nextCursor) {
        return new PageOfStories(
                total(),
                response.took(),
                isPartial(response),
                onPage(search, response).stream().map(this::story).toList(),
                search.facets().isEmpty() ? null : facets(),
                search.interval() == null ? null : timeline(),
                nextCursor.orElse(null));
    }

    /** The stories of the page, without the one that was asked for to see whether there are more. */
    static List<Hit<ObjectNode>> onPage(StorySearch search, SearchResponse<ObjectNode> response) {
        List<Hit<ObjectNode>> hits = response.hits().hits();
        return hits.subList(0, Math.min(search.size(), hits.size()));
    }

    static boolean isPartial(SearchResponse<ObjectNode> response) {
        return response.timedOut() || response.shards().failed().intValue() > 0;
    }

    private Total total() {
        if (search.collapsed()) {
            long groups = aggregate(response.aggregations(), SearchRequests.GROUPS)
                    .cardinality()
                    .value();
            boolean exact = groups < SearchRequests.MOST_GROUPS;
            return new Total(exact ? groups : SearchRequests.MOST_GROUPS, exact ? "eq" : "gte");
        }
        TotalHits total = response.hits().total();
        return total == null
                ? new Total(0, "gte")
                : new Total(total.value(), total.relation() == TotalHitsRelation.Eq ? "eq" : "gte");
    }

    private ObjectNode story(Hit<ObjectNode> hit) {
        ObjectNode story = given(hit);
        Map<String, List<String>> highlighted = highlights.get(hit.id());
        if (highlighted != null && !highlighted.isEmpty()) {
            story.putPOJO("highlights", highlighted);
        }
        if (search.collapsed()) {
            story.put("members", members(hit));
        }
        return story;
    }

    private static long members(Hit<ObjectNode> hit) {
        InnerHitsResult members = hit.innerHits().get(SearchRequests.MEMBERS);
        TotalHits total = members == null ? null : members.hits().total();
        return total == null ? 1 : total.value();
    }

    /** The story as it was indexed, with its score. */
    static ObjectNode given(Hit<ObjectNode> hit) {
        ObjectNode story = hit.source();
        if (story == null) {
            throw new IllegalStateException("a hit without its source");
        }
        if (hit.score() != null) {
            story.put("score", hit.score());
        }
        return story;
    }

    private Map<String, List<FacetValue>> facets() {
        Map<String, List<FacetValue>> facets = new LinkedHashMap<>();
        for (Facet facet : search.facets()) {
            Aggregate values = aggregate(response.aggregations(), StorySearch.word(facet));
            facets.put(
                    StorySearch.word(facet),
                    values.sterms().buckets().array().stream()
                            .map(bucket -> value(facet, bucket))
                            .toList());
        }
        return facets;
    }

    private static FacetValue value(Facet facet, StringTermsBucket bucket) {
        String value = bucket.key().stringValue();
        String label =
                switch (facet) {
                    case SOURCE -> labels(bucket).stream().findFirst().orElse(value);
                    case LANG -> languageName(value);
                    case TAG, AUTHOR ->
                        labels(bucket).stream()
                                .filter(spelling -> folded(spelling).equals(folded(value)))
                                .findFirst()
                                .orElse(value);
                };
        return new FacetValue(value, label, bucket.docCount());
    }

    private static List<String> labels(StringTermsBucket bucket) {
        return aggregate(bucket.aggregations(), SearchRequests.LABELS).sterms().buckets().array().stream()
                .map(label -> label.key().stringValue())
                .toList();
    }

    private static String languageName(String code) {
        return code.equals("und") ? "unknown" : Locale.of(code).getDisplayLanguage(Locale.ENGLISH);
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }

    private @Nullable List<TimelinePoint> timeline() {
        return aggregate(response.aggregations(), SearchRequests.TIMELINE).dateHistogram().buckets().array().stream()
                .map(bucket -> new TimelinePoint(Instant.ofEpochMilli(bucket.key()), bucket.docCount()))
                .toList();
    }

    private static Aggregate aggregate(Map<String, Aggregate> aggregates, String name) {
        return Objects.requireNonNull(aggregates.get(name), name);
    }
}
