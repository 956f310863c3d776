package dev.storywire.search.story;

import static dev.storywire.search.index.StoryFields.AT;
import static dev.storywire.search.index.StoryFields.AUTHOR;
import static dev.storywire.search.index.StoryFields.AUTHOR_EXACT;
import static dev.storywire.search.index.StoryFields.AUTHOR_LABEL;
import static dev.storywire.search.index.StoryFields.CLUSTER;
import static dev.storywire.search.index.StoryFields.FEED;
import static dev.storywire.search.index.StoryFields.ID;
import static dev.storywire.search.index.StoryFields.KIND;
import static dev.storywire.search.index.StoryFields.LANG;
import static dev.storywire.search.index.StoryFields.SOURCE_EXACT;
import static dev.storywire.search.index.StoryFields.SOURCE_ID;
import static dev.storywire.search.index.StoryFields.SOURCE_LABEL;
import static dev.storywire.search.index.StoryFields.STATUS;
import static dev.storywire.search.index.StoryFields.TAG_LABEL_EXACT;
import static dev.storywire.search.index.StoryFields.TAG_TERM_EXACT;
import static dev.storywire.search.index.StoryFields.TAG_TERM_LABEL;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SearchType;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CalendarInterval;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import dev.storywire.search.index.RankedText;
import dev.storywire.search.index.TextLanguage;
import dev.storywire.search.query.ElasticsearchQueries;
import dev.storywire.search.story.StorySearch.Facet;
import dev.storywire.search.story.StorySearch.Interval;
import dev.storywire.search.story.StorySearch.Sort;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A search as the request to Elasticsearch that answers it. Pure: the same search and moment give the same request. */
final class SearchRequests {
    static final String TIMELINE = "timeline";
    static final String GROUPS = "groups";
    static final String LABELS = "labels";
    static final String MEMBERS = "members";

    /** Collapsed results are counted exactly, and can be paged through, up to here. */
    static final int MOST_GROUPS = 10_000;

    private static final int GROUP_PRECISION = 40_000;
    private static final int LABELS_LOOKED_AT = 20;

    private final SearchConfig config;
    private final boolean scattered;

    /** @param scattered whether stories lie in several shards, in each of which a word may be common or rare */
    SearchRequests(SearchConfig config, boolean scattered) {
        this.config = config;
        this.scattered = scattered;
    }

    /**
     * The request for a page, with one story more than the page holds, which tells whether there is another page.
     *
     * @param position where the walk stands; {@code after} is empty at its beginning
     */
    SearchRequest page(StorySearch search, Cursor position, String keepAlive) {
        SearchRequest.Builder request = new SearchRequest.Builder()
                .pit(p -> p.id(position.snapshot()).keepAlive(k -> k.time(keepAlive)))
                .query(query(search, Instant.ofEpochMilli(position.scoredAt())))
                .sort(sort(search.sort()))
                .size(search.size() == 0 ? 0 : search.size() + 1)
                .source(s -> s.filter(f -> f.excludes(StoryFilter.LEFT_OUT)))
                .trackTotalHits(t -> t.count(config.exactTotal()))
                .timeout(config.timeout().toMillis() + "ms");
        if (scattered && search.sort() == Sort.RELEVANCE) {
            request.searchType(SearchType.DfsQueryThenFetch);
        }
        if (search.collapsed()) {
            request.collapse(
                            c -> c.field(CLUSTER).innerHits(i -> i.name(MEMBERS).size(0)))
                    .from(position.offset())
                    .aggregations(
                            GROUPS, a -> a.cardinality(c -> c.field(CLUSTER).precisionThreshold(GROUP_PRECISION)));
        } else if (!position.after().isEmpty()) {
            request.searchAfter(position.after().stream().map(FieldValue::of).toList());
        }
        search.facets().forEach(facet -> request.aggregations(StorySearch.word(facet), facet(facet)));
        if (search.interval() != null) {
            request.aggregations(TIMELINE, timeline(search.interval()));
        }
        return request.build();
    }

    /** What a story must fulfil. */
    static Query filter(StorySearch search) {
        BoolQuery.Builder bool = new BoolQuery.Builder().filter(filters(search));
        search.query()
                .map(ElasticsearchQueries.unscored(onlyLanguage(search))::matching)
                .ifPresent(bool::filter);
        return notShown(search, bool).build()._toQuery();
    }

    /** What a story must fulfil and, where it matters, how it scores. */
    Query query(StorySearch search, Instant scoredAt) {
        if (search.sort() != Sort.RELEVANCE) {
            return filter(search);
        }
        BoolQuery.Builder bool = new BoolQuery.Builder().filter(filters(search));
        words(search).ifPresentOrElse(bool::must, () -> bool.must(m -> m.matchAll(all -> all)));
        search.query().map(ElasticsearchQueries::nearness).ifPresent(bool::should);
        bool.should(s -> s.distanceFeature(d -> d.date(at -> at.field(AT)
                .origin(scoredAt.toString())
                .pivot(Time.of(p -> p.time(config.freshnessHalf().toSeconds() + "s")))
                .boost(config.freshness()))));
        return notShown(search, bool).build()._toQuery();
    }

    private static Optional<Query> words(StorySearch search) {
        return search.query().map(ElasticsearchQueries.scored(onlyLanguage(search))::matching);
    }

    private static Optional<TextLanguage> onlyLanguage(StorySearch search) {
        return search.languages().size() == 1
                ? TextLanguage.of(search.languages().getFirst())
                : Optional.empty();
    }

    /** What was withdrawn, or is held back, is shown to those who ask for it by name. */
    private static BoolQuery.Builder notShown(StorySearch search, BoolQuery.Builder bool) {
        return search.statuses().isEmpty()
                ? bool.mustNot(
                        anyOf(List.of("canceled", "withheld"), value -> ElasticsearchQueries.term(STATUS, value)))
                : bool.filter(anyOf(search.statuses(), value -> ElasticsearchQueries.term(STATUS, value)));
    }

    private static List<Query> filters(StorySearch search) {
        List<Query> filters = new ArrayList<>();
        add(filters, search.languages(), ElasticsearchQueries::inLanguage);
        add(filters, search.sources(), source -> either(source, SOURCE_ID, SOURCE_EXACT));
        add(filters, search.feeds(), feed -> either(feed, FEED));
        add(filters, search.tags(), tag -> either(tag, TAG_TERM_EXACT, TAG_LABEL_EXACT));
        add(
                filters,
                search.authors(),
                author -> Query.of(q -> q.matchPhrase(m -> m.field(AUTHOR).query(author))));
        add(filters, search.kinds(), kind -> either(kind, KIND));
        if (search.from() != null || search.until() != null) {
            filters.add(span(search.from(), search.until()));
        }
        return filters;
    }

    private static void add(List<Query> filters, List<String> values, Function<String, Query> filter) {
        if (!values.isEmpty()) {
            filters.add(anyOf(values, filter));
        }
    }

    private static Query anyOf(List<String> values, Function<String, Query> filter) {
        return ElasticsearchQueries.any(values.stream().map(filter).toList());
    }

    private static Query either(String value, String... fields) {
        return ElasticsearchQueries.any(Arrays.stream(fields)
                .map(field -> ElasticsearchQueries.term(field, value))
                .toList());
    }

    private static Query span(@Nullable Instant from, @Nullable Instant until) {
        return Query.of(q -> q.range(r -> r.date(d -> {
            d.field(AT);
            if (from != null) {
                d.gte(from.toString());
            }
            return until == null ? d : d.lt(until.toString());
        })));
    }

    /** The order, with the id as the last word. */
    static List<SortOptions> sort(Sort sort) {
        SortOptions id = SortOptions.of(s -> s.field(f -> f.field(ID).order(SortOrder.Asc)));
        SortOrder byTime = sort == Sort.OLDEST ? SortOrder.Asc : SortOrder.Desc;
        SortOptions at = SortOptions.of(s -> s.field(f -> f.field(AT).order(byTime)));
        return sort == Sort.RELEVANCE
                ? List.of(SortOptions.of(s -> s.score(score -> score.order(SortOrder.Desc))), at, id)
                : List.of(at, id);
    }

    private Aggregation facet(Facet facet) {
        return switch (facet) {
            case SOURCE -> values(SOURCE_ID, SOURCE_LABEL, 1);
            case LANG -> Aggregation.of(a -> a.terms(t -> t.field(LANG).size(config.facetValues())));
            case TAG -> values(TAG_TERM_EXACT, TAG_TERM_LABEL, LABELS_LOOKED_AT);
            case AUTHOR -> values(AUTHOR_EXACT, AUTHOR_LABEL, LABELS_LOOKED_AT);
        };
    }

    /** Values in the form that the filter takes, each with the spellings that its stories have. */
    private Aggregation values(String field, String labels, int labelsLookedAt) {
        return Aggregation.of(a -> a.terms(t -> t.field(field).size(config.facetValues()))
                .aggregations(LABELS, l -> l.terms(t -> t.field(labels).size(labelsLookedAt))));
    }

    private static Aggregation timeline(Interval interval) {
        CalendarInterval calendar =
                switch (interval) {
                    case HOUR -> CalendarInterval.Hour;
                    case DAY -> CalendarInterval.Day;
                    case WEEK -> CalendarInterval.Week;
                    case MONTH -> CalendarInterval.Month;
                };
        return Aggregation.of(
                a -> a.dateHistogram(h -> h.field(AT).calendarInterval(calendar).minDocCount(1)));
    }

    /**
     * The request for the highlights of stories that were found.
     *
     * @param ids of the stories on the page
     * @param texts the forms that those stories are ranked by
     */
    SearchRequest highlights(StorySearch search, Cursor position, List<String> ids, List<RankedText> texts) {
        Query words = words(search).orElseGet(() -> Query.of(q -> q.matchAll(m -> m)));
        return SearchRequest.of(r -> r.pit(p -> p.id(position.snapshot()))
                .query(q -> q.bool(b -> b.filter(f -> f.ids(i -> i.values(ids)))))
                .size(ids.size())
                .source(s -> s.fetch(false))
                .trackTotalHits(t -> t.enabled(false))
                .timeout(config.timeout().toMillis() + "ms")
                .highlight(Highlights.of(words, texts)));
    }

    /** A text as it stands and in the forms that it is ranked by. */
    static List<String> forms(String plain, List<RankedText> texts, Function<RankedText, String> field) {
        return Stream.concat(Stream.of(plain), texts.stream().map(field)).toList();
    }
}
