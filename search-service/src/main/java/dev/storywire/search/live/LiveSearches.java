package dev.storywire.search.live;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch.core.MsearchRequest;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchItem;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Asks the index for what subscribers have not seen. Those with the same query at the same position share one search and
 * one answer; searches travel together. A search that failed in part tells nothing, and its subscribers stay where they are.
 */
@ApplicationScoped
class LiveSearches {
    private static final Logger LOG = Logger.getLogger(LiveSearches.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int COUNTED = 1_000_000;

    /** A step is chosen to bring somewhat less than a page, since events are not spread evenly. */
    private static final double FILL = 0.7;

    /** Those who are served by one search. */
    private record Group(String query, StreamPosition position) {}

    /** @param end the search looks for what stands from the group's position up to here */
    private record Step(List<Subscriber> subscribers, StreamPosition position, StreamPosition end) {
        StoryFilter filter() {
            return subscribers.getFirst().filter();
        }

        Step shortened(double share) {
            return new Step(subscribers, position, position.towards(end, share));
        }

        boolean isShortest() {
            return position.behind(end) <= end.next().size();
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
        Map<Group, List<Subscriber>> groups = new LinkedHashMap<>();
        for (Subscriber subscriber : subscribers) {
            groups.computeIfAbsent(
                            new Group(subscriber.filter().identity(), subscriber.position()), _ -> new ArrayList<>())
                    .add(subscriber);
        }
        List<Step> steps = groups.entrySet().stream()
                .map(group -> new Step(
                        group.getValue(),
                        group.getKey().position(),
                        group.getKey().position().orLater(front)))
                .toList();
        return Multi.createFrom()
                .iterable(steps)
                .group()
                .intoLists()
                .of(config.searches())
                .onItem()
                .transformToUniAndConcatenate(together -> search(together, front))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> search(List<Step> steps, StreamPosition front) {
        MsearchRequest request = MsearchRequest.of(m -> m.index(index.alias())
                .searches(steps.stream().map(this::request).toList()));
        return Uni.createFrom()
                .completionStage(() -> client.msearch(request, ObjectNode.class))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .chain(answer -> {
                    List<Step> tooLong = new ArrayList<>();
                    for (int i = 0; i < steps.size(); i++) {
                        read(steps.get(i), answer.responses().get(i), front).ifPresent(tooLong::add);
                    }
                    return tooLong.isEmpty() ? Uni.createFrom().voidItem() : search(tooLong, front);
                });
    }

    private RequestItem request(Step step) {
        return RequestItem.of(r -> r.header(h -> h).body(b -> b.query(q -> q.bool(f -> f.filter(List.of(
                        Stretches.between(step.position, step.end),
                        step.filter().query()))))
                .sort(Stretches.IN_ORDER)
                .size(config.page())
                .trackTotalHits(t -> t.count(COUNTED))
                .source(s -> s.filter(f -> f.excludes(StoryFilter.LEFT_OUT)))));
    }

    /** The shorter step to try, where this one found more than a page. */
    private Optional<Step> read(Step step, MultiSearchResponseItem<ObjectNode> item, StreamPosition front) {
        if (item.isFailure()) {
            refuse(step, item);
            return Optional.empty();
        }
        MultiSearchItem<ObjectNode> answer = item.result();
        if (answer.timedOut() || answer.shards().failed().intValue() > 0) {
            return Optional.empty();
        }
        List<Hit<ObjectNode>> hits = answer.hits().hits();
        long total = answer.hits().total() == null
                ? hits.size()
                : answer.hits().total().value();
        if (total > hits.size() && !step.isShortest()) {
            return Optional.of(step.shortened(config.page() * FILL / total));
        }
        tell(step, hits, front);
        return Optional.empty();
    }

    /** A query that Elasticsearch will never run: whoever asks is told, and has no use of trying again. */
    private void refuse(Step step, MultiSearchResponseItem<ObjectNode> item) {
        int status = item.failure().status();
        LOG.debugf("event=stream-search-failed status=%d", status);
        if (status == 400) {
            for (Subscriber subscriber : step.subscribers) {
                subscriber.tell(
                        new Frames()
                                .notice("refused", "{\"reason\":\"the query would take too much\"}")
                                .buffer(),
                        step.position,
                        clock.instant());
                subscriber.complete();
            }
        }
    }

    private void tell(Step step, List<Hit<ObjectNode>> hits, StreamPosition front) {
        Frames stories = new Frames();
        for (int i = 0; i < hits.size(); i++) {
            ObjectNode story = hits.get(i).source();
            if (story != null) {
                stories.story(after(step, hits, i), story.toString());
            }
        }
        long behind = step.position.behind(front);
        boolean far = behind > config.lag();
        Buffer shared = stories.buffer();
        for (Subscriber subscriber : step.subscribers) {
            Buffer events = subscriber.changesLag(far)
                    ? new Frames()
                            .notice("lag", "{\"events\":" + (far ? behind : 0) + "}")
                            .buffer()
                            .appendBuffer(shared)
                    : shared;
            if (subscriber.tell(events, step.end, clock.instant())) {
                told.increment(hits.size());
            }
        }
    }

    /** Where a client stands that has seen the hits up to this one. Of two in one place, only the last lets it pass. */
    private static StreamPosition after(Step step, List<Hit<ObjectNode>> hits, int i) {
        int partition = (int) number(hits.get(i), 0);
        long offset = number(hits.get(i), 1);
        boolean shared =
                i + 1 < hits.size() && number(hits.get(i + 1), 0) == partition && number(hits.get(i + 1), 1) == offset;
        return step.position.within(step.end, partition, shared ? offset : offset + 1);
    }

    private static long number(Hit<ObjectNode> hit, int sortValue) {
        FieldValue value = hit.sort().get(sortValue);
        return value.isLong() ? value.longValue() : Long.parseLong(String.valueOf(value._get()));
    }
}
