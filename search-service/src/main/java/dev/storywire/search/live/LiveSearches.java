package dev.storywire.search.live;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.MsearchRequest;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchItem;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.storywire.search.index.ElasticsearchFailure;
import dev.storywire.search.index.StoryIndex;
import dev.storywire.search.story.StoryFilter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Asks the index for what subscribers have not seen. Those with the same query at the same position share one search and
 * one answer, and the searches from a position are asked together. What failed in part tells nothing, and its subscribers stay where they are.
 */
@ApplicationScoped
class LiveSearches {
    private static final Logger LOG = Logger.getLogger(LiveSearches.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int COUNTED = 1_000_000;
    private static final int BAD_REQUEST = 400;

    /** At one place of the stream stand only as many stories as dead letters were sent again at once. */
    private static final int MOST_AT_A_PLACE = 2_000;

    /** A step is chosen to bring somewhat less than a page, since events are not spread evenly. */
    private static final double FILL = 0.7;

    /** A query, and those who wait for what it finds. */
    private record Search(StoryFilter filter, List<Subscriber> subscribers) {}

    /**
     * @param end the searches look for what stands from the position up to here
     * @param page stories taken at most
     */
    private record Step(List<Search> searches, StreamPosition position, StreamPosition end, int page) {
        Step shortened(double share) {
            return new Step(searches, position, position.towards(end, share), page);
        }

        Step withPage(int stories) {
            return new Step(searches, position, end, stories);
        }

        boolean isShortest() {
            return position.behind(end) <= end.next().size();
        }

        List<Step> halves() {
            return Together.halves(searches).stream()
                    .map(half -> new Step(half, position, end, page))
                    .toList();
        }
    }

    /** Where a story stands in the stream, and what is told of it. */
    private record Told(int partition, long offset, String json) {
        static Told of(Hit<ObjectNode> hit, ObjectNode story) {
            return new Told((int) number(hit, 0), number(hit, 1), story.toString());
        }

        private static long number(Hit<ObjectNode> hit, int sortValue) {
            FieldValue value = hit.sort().get(sortValue);
            return value.isLong() ? value.longValue() : Long.parseLong(String.valueOf(value._get()));
        }

        boolean sharesPlaceWith(Told other) {
            return partition == other.partition && offset == other.offset;
        }
    }

    private final ElasticsearchAsyncClient client;
    private final StoryIndex index;
    private final LiveConfig config;
    private final Counter told;
    private final Clock clock = Clock.systemUTC();

    LiveSearches(ElasticsearchAsyncClient client, StoryIndex index, LiveConfig config, MeterRegistry meters) {
        this.client = client;
        this.index = index;
        this.config = config;
        this.told = meters.counter("storywire.live.stories");
    }

    /** One step towards the front for each of these. */
    Uni<Void> serve(List<Subscriber> subscribers, StreamPosition front) {
        Map<StreamPosition, Map<String, Search>> places = new LinkedHashMap<>();
        for (Subscriber subscriber : subscribers) {
            places.computeIfAbsent(subscriber.position(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(
                            subscriber.filter().identity(), _ -> new Search(subscriber.filter(), new ArrayList<>()))
                    .subscribers
                    .add(subscriber);
        }
        List<Step> steps = places.entrySet().stream()
                .flatMap(place ->
                        steps(place.getKey(), List.copyOf(place.getValue().values()), front))
                .toList();
        return Multi.createFrom()
                .iterable(requests(steps))
                .onItem()
                .transformToUniAndConcatenate(together -> search(together, front))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Stream<Step> steps(StreamPosition position, List<Search> searches, StreamPosition front) {
        return Together.batches(
                        searches, config.searches(), search -> search.filter().length())
                .stream()
                .map(together -> new Step(together, position, position.orLater(front), config.page()));
    }

    /** Steps that travel together, with no more searches than one may have. */
    private List<List<Step>> requests(List<Step> steps) {
        List<List<Step>> requests = new ArrayList<>();
        int searches = config.searches();
        for (Step step : steps) {
            searches += step.searches.size();
            if (searches > config.searches()) {
                requests.add(new ArrayList<>());
                searches = step.searches.size();
            }
            requests.getLast().add(step);
        }
        return requests;
    }

    private Uni<Void> search(List<Step> steps, StreamPosition front) {
        MsearchRequest request = MsearchRequest.of(m -> m.index(index.alias())
                .searches(steps.stream().map(this::request).toList()));
        return Uni.createFrom()
                .completionStage(() -> client.msearch(request, ObjectNode.class))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(answer -> read(steps, answer.responses(), front))
                .onFailure(e -> ElasticsearchFailure.of(e) instanceof ElasticsearchFailure.Refused)
                .recoverWithUni(() -> apart(steps, front))
                .chain(again -> again.isEmpty() ? Uni.createFrom().voidItem() : search(again, front));
    }

    /** A query that can't be read has everything refused that travels with it. */
    private Uni<List<Step>> apart(List<Step> steps, StreamPosition front) {
        if (steps.size() == 1) {
            return Uni.createFrom().item(() -> refused(steps.getFirst()));
        }
        List<List<Step>> halves = Together.halves(steps);
        return search(halves.getFirst(), front)
                .chain(_ -> search(halves.getLast(), front))
                .replaceWith(List.of());
    }

    private List<Step> read(List<Step> steps, List<MultiSearchResponseItem<ObjectNode>> items, StreamPosition front) {
        List<Step> again = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            again.addAll(read(steps.get(i), items.get(i), front));
        }
        return again;
    }

    private RequestItem request(Step step) {
        List<Query> searches =
                step.searches.stream().map(search -> search.filter().query()).toList();
        return RequestItem.of(r -> r.header(h -> h.allowPartialSearchResults(false))
                .body(b -> b.query(Together.query(Stretches.between(step.position, step.end), searches))
                        .sort(Stretches.IN_ORDER)
                        .size(step.page)
                        .trackTotalHits(t -> t.count(COUNTED))
                        .source(s -> s.filter(f -> f.excludes(StoryFilter.LEFT_OUT)))));
    }

    /**
     * What to try instead: a shorter step where this one found more than a page, fewer searches where that is at one place; fewer, too, where they
     * were refused together.
     */
    private List<Step> read(Step step, MultiSearchResponseItem<ObjectNode> item, StreamPosition front) {
        if (item.isFailure()) {
            int status = item.failure().status();
            LOG.debugf("event=stream-search-failed status=%d searches=%d", status, step.searches.size());
            return status == BAD_REQUEST ? refused(step) : List.of();
        }
        MultiSearchItem<ObjectNode> answer = item.result();
        List<Hit<ObjectNode>> hits = answer.hits().hits();
        long total = answer.hits().total() == null
                ? hits.size()
                : answer.hits().total().value();
        if (total > hits.size() && !step.isShortest()) {
            return List.of(step.shortened(config.page() * FILL / total));
        }
        if (total > hits.size() && step.searches.size() > 1) {
            return step.halves();
        }
        if (total > hits.size() && step.page < MOST_AT_A_PLACE) {
            return List.of(step.withPage(MOST_AT_A_PLACE));
        }
        tell(step, hits, front);
        return List.of();
    }

    /** A query that Elasticsearch will never run: whoever asks is told, and has no use of trying again. */
    private List<Step> refused(Step step) {
        if (step.searches.size() > 1) {
            return step.halves();
        }
        for (Subscriber subscriber : step.searches.getFirst().subscribers) {
            subscriber.tell(
                    new Frames()
                            .notice("refused", "{\"reason\":\"the query would take too much\"}")
                            .buffer(),
                    step.position,
                    clock.instant());
            subscriber.complete();
        }
        return List.of();
    }

    private void tell(Step step, List<Hit<ObjectNode>> hits, StreamPosition front) {
        List<List<Told>> found =
                step.searches.stream().<List<Told>>map(_ -> new ArrayList<>()).toList();
        for (Hit<ObjectNode> hit : hits) {
            if (hit.source() != null) {
                Told story = Told.of(hit, hit.source());
                Together.finders(hit).forEach(search -> found.get(search).add(story));
            }
        }
        long behind = step.position.behind(front);
        for (int i = 0; i < found.size(); i++) {
            tell(step, step.searches.get(i).subscribers, found.get(i), behind);
        }
    }

    private void tell(Step step, List<Subscriber> subscribers, List<Told> stories, long behind) {
        Frames frames = new Frames();
        for (int i = 0; i < stories.size(); i++) {
            frames.story(after(step, stories, i), stories.get(i).json());
        }
        Buffer shared = frames.buffer();
        boolean far = behind > config.lag();
        for (Subscriber subscriber : subscribers) {
            Buffer events = subscriber.changesLag(far)
                    ? new Frames()
                            .notice("lag", "{\"events\":" + (far ? behind : 0) + "}")
                            .buffer()
                            .appendBuffer(shared)
                    : shared;
            if (subscriber.tell(events, step.end, clock.instant())) {
                subscriber.toldOfLag(far);
                told.increment(stories.size());
            }
        }
    }

    /** Where a client stands that has seen the stories up to this one. Of two in one place, only the last lets it pass. */
    private static StreamPosition after(Step step, List<Told> stories, int i) {
        Told story = stories.get(i);
        boolean shared = i + 1 < stories.size() && stories.get(i + 1).sharesPlaceWith(story);
        return step.position.within(step.end, story.partition, shared ? story.offset : story.offset + 1);
    }
}
