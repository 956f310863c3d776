package dev.storywire.search.match;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ShardStatistics;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.storywire.search.index.ElasticsearchFailure;
import dev.storywire.search.index.StoryIndex;
import dev.storywire.search.live.StreamFront;
import dev.storywire.search.live.StreamPosition;
import dev.storywire.search.live.Stretches;
import dev.storywire.search.live.Together;
import dev.storywire.search.match.MatchAnswer.Fault;
import dev.storywire.search.match.MatchAnswer.Match;
import dev.storywire.search.problem.ParameterFault;
import dev.storywire.search.problem.Problems;
import dev.storywire.search.story.SearchConfig;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs many searches over a stretch of the stream. The stretch holds a bounded number of stories, so every search finds all that it can find
 * in it; so many searches at a time are one request to Elasticsearch, of which few are under way at once. An answer is whole or there is none: where a part of the
 * index does not answer, the same is to be asked again.
 */
@ApplicationScoped
class Matcher {
    private static final Logger LOG = Logger.getLogger(Matcher.class);

    /** Elasticsearch gives no more at once; so many stories are at one place only where as many dead letters were sent again. */
    private static final int MOST_HITS = 10_000;

    private static final List<String> TOLD = List.of(
            "id",
            "revision",
            "status",
            "kind",
            "kicker",
            "headline",
            "summary",
            "url",
            "canonicalUrl",
            "source",
            "language",
            "publishedAt",
            "updatedAt",
            "firstSeenAt",
            "retrievedAt",
            "cluster");

    /** What searches found: the indices of those that find it, by the story's id. */
    private static final class Found {
        private final Map<String, TreeSet<Integer>> searches = new HashMap<>();
        private final List<Fault> faults = new ArrayList<>();

        void add(String story, List<Integer> finders) {
            searches.computeIfAbsent(story, _ -> new TreeSet<>()).addAll(finders);
        }

        Found addAll(Found other) {
            other.searches.forEach((story, finders) -> add(story, List.copyOf(finders)));
            faults.addAll(other.faults);
            return this;
        }
    }

    private final ElasticsearchAsyncClient client;
    private final StoryIndex index;
    private final StreamFront front;
    private final MatchConfig config;
    private final SearchConfig limits;

    Matcher(
            ElasticsearchAsyncClient client,
            StoryIndex index,
            StreamFront front,
            MatchConfig config,
            SearchConfig limits) {
        this.client = client;
        this.index = index;
        this.front = front;
        this.config = config;
        this.limits = limits;
    }

    /** Fails with a problem: a parameter that can't be used, or the index or Kafka away. */
    Uni<MatchAnswer> match(MatchRequest request) {
        List<MatchRequest.Wanted> wanted = request.wanted();
        if (wanted.size() > config.searches()) {
            throw fault("searches", "expected at most " + config.searches() + " searches");
        }
        Optional<StreamPosition> after = place("after", request.after());
        Optional<StreamPosition> until = place("until", request.until());
        return front.shown()
                .chain(shown -> {
                    StreamPosition start = after.map(place -> place.isOf(shown) ? place : shown.beginning())
                            .orElse(shown);
                    boolean restarted = !start.equals(after.orElse(start));
                    Searches searches = new Searches(wanted, start);
                    return stretch(new Stretch(start, end(start, until, shown), end(start, until, shown), 0))
                            .chain(stretch -> run(stretch, searches.groups()).chain(found -> stories(stretch, found)
                                    .map(matches ->
                                            answer(stretch, restarted, shown, matches, faults(searches, found)))));
                })
                .onFailure(e -> !(e instanceof HttpProblem))
                .transform(e -> {
                    LOG.debugf(e, "event=match-failed");
                    return Problems.unavailable();
                });
    }

    private static MatchAnswer answer(
            Stretch stretch, boolean restarted, StreamPosition shown, List<Match> matches, List<Fault> faults) {
        return new MatchAnswer(
                stretch.start().id(),
                stretch.next().id(),
                stretch.isComplete(),
                restarted,
                stretch.next().behind(shown),
                stretch.stories(),
                matches,
                faults);
    }

    /** An end that the index has not come to, as one that was lost and fills again has not, is waited for. */
    private static StreamPosition end(StreamPosition start, Optional<StreamPosition> until, StreamPosition shown) {
        Optional<StreamPosition> own = until.filter(place -> place.isOf(shown));
        if (own.isPresent() && shown.behind(own.get()) > 0) {
            throw Problems.unavailable();
        }
        return start.orLater(own.orElse(shown));
    }

    /** Counts what stands there, and shortens it until it is little enough. */
    private Uni<Stretch> stretch(Stretch asked) {
        if (asked.isEmpty()) {
            return Uni.createFrom().item(asked);
        }
        return send(() -> client.count(c -> c.index(index.alias()).query(asked.query())))
                .chain(answer -> {
                    complete(answer.shards(), false);
                    Stretch counted = asked.counted(answer.count());
                    return counted.fits(config.stories())
                            ? Uni.createFrom().item(counted)
                            : stretch(counted.shortened(config.stories()));
                });
    }

    private Uni<Found> run(Stretch stretch, List<Searches.Group> groups) {
        List<Searches.Group> open = stretch.stories() == 0
                ? List.of()
                : groups.stream()
                        .filter(group -> group.from().behind(stretch.next()) > 0)
                        .toList();
        return Multi.createFrom()
                .iterable(Together.batches(
                        open, config.batch(), group -> group.filter().length()))
                .onItem()
                .transformToUni(together -> together(stretch, together))
                .merge(config.atOnce())
                .collect()
                .in(Found::new, Found::addAll);
    }

    /** Those that Elasticsearch refuses together, or does not answer in time, are asked apart, until it is known which it refuses. */
    private Uni<Found> together(Stretch stretch, List<Searches.Group> groups) {
        return send(() -> client.search(request(stretch, groups), Void.class))
                .map(answer -> read(groups, answer))
                .onFailure(e -> isTooMuch(e, groups))
                .recoverWithUni(() -> groups.size() == 1
                        ? Uni.createFrom().item(() -> refuse(groups.getFirst()))
                        : apart(stretch, groups));
    }

    private Uni<Found> apart(Stretch stretch, List<Searches.Group> groups) {
        List<List<Searches.Group>> halves = Together.halves(groups);
        return together(stretch, halves.getFirst())
                .chain(first -> together(stretch, halves.getLast()).map(first::addAll));
    }

    private static boolean isTooMuch(Throwable failure, List<Searches.Group> groups) {
        return ElasticsearchFailure.of(failure) instanceof ElasticsearchFailure.Refused
                || (groups.size() > 1 && ElasticsearchFailure.mentions(failure, "search_timeout_exception"));
    }

    /** Ids alone: a story that many searches find is fetched once. */
    private SearchRequest request(Stretch stretch, List<Searches.Group> groups) {
        List<Query> searches =
                groups.stream().map(group -> search(stretch, group)).toList();
        return SearchRequest.of(r -> r.index(index.alias())
                .query(Together.query(stretch.query(), searches))
                .size(size(stretch.stories()))
                .source(s -> s.fetch(false))
                .timeout(limits.timeout().toMillis() + "ms")
                .allowPartialSearchResults(false)
                .trackTotalHits(t -> t.enabled(false)));
    }

    private static Query search(Stretch stretch, Searches.Group group) {
        Query query = group.filter().query();
        return group.from().equals(stretch.start()) ? query : all(query, stretch.from(group.from()));
    }

    private static Found read(List<Searches.Group> groups, SearchResponse<Void> answer) {
        complete(answer.shards(), answer.timedOut());
        Found found = new Found();
        for (Hit<Void> hit : answer.hits().hits()) {
            String story = Objects.requireNonNull(hit.id());
            Together.finders(hit)
                    .forEach(group -> found.add(story, groups.get(group).members()));
        }
        return found;
    }

    private static Found refuse(Searches.Group group) {
        Found found = new Found();
        LOG.debugf("event=match-refused searches=%d", group.members().size());
        ParameterFault costly = new ParameterFault("q", null, "expected fewer words, or longer prefixes");
        group.members().forEach(search -> found.faults.add(new Fault(search, List.of(costly))));
        return found;
    }

    /** A story that was revised meanwhile has left the stretch, and is looked at again further on. */
    private Uni<List<Match>> stories(Stretch stretch, Found found) {
        if (found.searches.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<String> ids = List.copyOf(found.searches.keySet());
        return send(() -> client.search(
                        s -> s.index(index.alias())
                                .query(all(Query.of(q -> q.ids(i -> i.values(ids))), stretch.query()))
                                .sort(Stretches.IN_ORDER)
                                .size(size(ids.size()))
                                .source(f -> f.filter(v -> v.includes(TOLD)))
                                .trackTotalHits(t -> t.enabled(false)),
                        ObjectNode.class))
                .map(answer -> {
                    complete(answer.shards(), answer.timedOut());
                    return answer.hits().hits().stream()
                            .flatMap(hit -> Optional.ofNullable(hit.source()).stream()
                                    .map(story -> new Match(story, members(found, hit))))
                            .toList();
                });
    }

    private static List<Integer> members(Found found, Hit<ObjectNode> hit) {
        return List.copyOf(Objects.requireNonNull(found.searches.get(Objects.requireNonNull(hit.id()))));
    }

    private static List<Fault> faults(Searches searches, Found found) {
        return Stream.concat(searches.faults().stream(), found.faults.stream()).toList();
    }

    private static Query all(Query one, Query other) {
        return Query.of(q -> q.bool(b -> b.filter(List.of(one, other))));
    }

    private static int size(long stories) {
        return Math.clamp(stories, 1, MOST_HITS);
    }

    /** A search that was answered in part tells nothing. */
    private static void complete(ShardStatistics shards, boolean timedOut) {
        if (timedOut || shards.failed().intValue() > 0) {
            throw new IllegalStateException("a part of the index did not answer");
        }
    }

    private static Optional<StreamPosition> place(String field, @Nullable String text) {
        return Optional.ofNullable(text).map(id -> StreamPosition.parse(id)
                .orElseThrow(() -> fault(field, "expected a place that this service named")));
    }

    private static HttpProblem fault(String field, String expected) {
        return Problems.invalidParameters(List.of(new ParameterFault(field, null, expected)));
    }

    private <T> Uni<T> send(Supplier<CompletionStage<T>> request) {
        return Uni.createFrom()
                .completionStage(request)
                .ifNoItem()
                .after(limits.giveUp())
                .fail();
    }
}
