package dev.storywire.search.live;

import static dev.storywire.search.story.Searches.total;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.storywire.search.Eventually;
import dev.storywire.search.Servers;
import dev.storywire.search.Stories;
import dev.storywire.search.story.StoryFilter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class LiveTest {
    private final Stories stories = new Stories();

    @TestHTTPResource
    @Nullable URI service;

    @Inject
    LiveSearches searches;

    @Inject
    StreamFront front;

    private int port() {
        return java.util.Objects.requireNonNull(service).getPort();
    }

    private EventSource open(@Nullable String lastEvent, String more) {
        return EventSource.open(port(), "source=" + stories.source() + more, lastEvent);
    }

    @Test
    void a_story_is_told_to_those_whose_query_finds_it_and_can_be_searched_then() {
        try (EventSource ferries = open(null, "&q=ferries");
                EventSource others = open(null, "&q=-ferry");
                EventSource all = open(null, "")) {
            Eventually.equal(false, () -> all.lastId().isEmpty());
            Stories.publish(stories.story("Night ferry is back"), stories.story("Bridge closed"));
            Eventually.equal(2, () -> all.headlines().size());
            assertEquals(2, total("source", stories.source()));
            Eventually.equal(List.of("Night ferry is back"), ferries::headlines);
            Eventually.equal(List.of("Bridge closed"), others::headlines);
        }
    }

    @Test
    void a_query_that_elasticsearch_refuses_ends_the_stream_of_who_asked_it_alone() {
        String tooLong = IntStream.range(0, 200).mapToObj(i -> "word" + i).collect(Collectors.joining("+OR+"));
        try (EventSource costly = open(null, "&q=" + tooLong);
                EventSource ferries = open(null, "&q=ferries");
                EventSource bridges = open(null, "&q=bridges")) {
            Eventually.equal(false, () -> ferries.lastId().isEmpty());
            Eventually.equal(false, () -> bridges.lastId().isEmpty());
            Stories.publish(stories.story("Night ferry is back"), stories.story("Bridge closed"));
            Eventually.equal(List.of("Night ferry is back"), ferries::headlines);
            Eventually.equal(List.of("Bridge closed"), bridges::headlines);
            Eventually.equal(true, () -> isRefused(costly));
        }
    }

    @Test
    void a_query_that_elasticsearch_cannot_even_read_ends_the_stream_of_who_asked_it_alone() {
        Stories.publish(stories.story("Night ferry is back"));
        Eventually.equal(1, () -> total("source", stories.source()));
        StreamPosition shown = front.shown().await().indefinitely();
        Client deep = new Client(new StoryFilter("deep", nested(40), 1_000, ""), shown.beginning());
        Client ferries = new Client(
                StoryFilter.of(Map.of("q", List.of("ferries"), "source", List.of(stories.source()))),
                shown.beginning());

        searches.serve(List.of(deep.subscriber, ferries.subscriber), shown)
                .await()
                .indefinitely();

        deep.events.assertCompleted();
        assertTrue(deep.events.getItems().getFirst().toString().contains("event: refused"));
        ferries.events.assertNotTerminated();
        assertTrue(ferries.events.getItems().getFirst().toString().contains("Night ferry is back"));
    }

    private static Query nested(int levels) {
        Query inner = Query.of(q -> q.matchAll(m -> m));
        for (int level = 0; level < levels; level++) {
            Query outer = inner;
            inner = Query.of(q -> q.bool(b -> b.filter(outer)));
        }
        return inner;
    }

    /** Somebody who listens, without a connection. */
    private static final class Client {
        private final AtomicReference<Subscriber> opened = new AtomicReference<>();
        private final AssertSubscriber<Buffer> events;
        private final Subscriber subscriber;

        Client(StoryFilter filter, StreamPosition position) {
            events = Multi.createFrom()
                    .<Buffer>emitter(
                            emitter -> opened.set(new Subscriber(filter, position, emitter, Instant.now())),
                            BackPressureStrategy.ERROR)
                    .subscribe()
                    .withSubscriber(AssertSubscriber.create(10));
            subscriber = opened.get();
        }
    }

    @Test
    void a_query_as_deep_as_may_be_is_followed() {
        String deepest = "deep+(other+OR+".repeat(12) + "harbour" + ")".repeat(12);
        try (EventSource deep = open(null, "&q=" + deepest)) {
            Eventually.equal(false, () -> deep.lastId().isEmpty());
            Stories.publish(stories.story("Deep harbour"));
            Eventually.equal(List.of("Deep harbour"), deep::headlines);
        }
    }

    private static boolean isRefused(EventSource source) {
        return source.events().stream().anyMatch(event -> event.name().equals("refused"));
    }

    @Test
    void a_connection_that_resumes_hears_what_came_meanwhile_once_and_then_what_comes() {
        String left;
        try (EventSource first = open(null, "")) {
            Eventually.equal(false, () -> first.lastId().isEmpty());
            Stories.publish(stories.story("One"));
            Eventually.equal(List.of("One"), first::headlines);
            left = first.lastId();
        }
        int many = 450;
        Stories.publish(IntStream.range(0, many)
                .mapToObj(i -> stories.story("Meanwhile " + i))
                .toArray(ObjectNode[]::new));
        Eventually.equal(many + 1, () -> total("source", stories.source()));
        try (EventSource second = open(left, "")) {
            Eventually.equal(many, () -> second.headlines().size());
            Stories.publish(stories.story("Live again"));
            Eventually.equal(many + 1, () -> second.headlines().size());
            Set<String> different = new HashSet<>(second.headlines());
            assertEquals(many + 1, different.size());
            assertTrue(different.contains("Live again"));
            assertTrue(!different.contains("One"));
        }
    }

    @Test
    void a_story_that_is_only_told_again_can_be_searched_and_nobody_is_told_of_it() {
        try (EventSource all = open(null, "")) {
            Eventually.equal(false, () -> all.lastId().isEmpty());
            Stories.republish(stories.story("From the topic that was lost"));
            Eventually.equal(1, () -> total("source", stories.source()));
            Stories.publish(stories.story("New on the topic"));
            Eventually.equal(List.of("New on the topic"), all::headlines);
            assertEquals(2, total("source", stories.source()));
        }
    }

    @Test
    void a_connection_that_broke_in_the_middle_of_a_stretch_goes_on_with_the_next_event() {
        String start;
        try (EventSource first = open(null, "")) {
            Eventually.equal(false, () -> first.lastId().isEmpty());
            start = first.lastId();
        }
        int many = 30;
        Stories.publish(
                IntStream.range(0, many).mapToObj(i -> stories.story("No " + i)).toArray(ObjectNode[]::new));
        Eventually.equal(many, () -> total("source", stories.source()));
        List<EventSource.Event> all;
        try (EventSource whole = open(start, "")) {
            Eventually.equal(many, () -> whole.headlines().size());
            all = whole.events();
        }
        int heard = 11;
        try (EventSource rest = open(all.get(heard - 1).id(), "")) {
            Eventually.equal(many - heard, () -> rest.headlines().size());
            assertEquals(
                    all.stream().skip(heard).map(EventSource.Event::data).toList(),
                    rest.events().stream().map(EventSource.Event::data).toList());
        }
    }

    @Test
    void revisions_are_told_and_withdrawn_stories_only_to_those_who_ask_for_them() {
        try (EventSource shown = open(null, "");
                EventSource withdrawn = open(null, "&status=canceled")) {
            Eventually.equal(
                    false, () -> shown.lastId().isEmpty() || withdrawn.lastId().isEmpty());
            ObjectNode story = stories.story("Claim");
            Stories.publish(story);
            Eventually.equal(List.of("Claim"), shown::headlines);
            Stories.publish(story.deepCopy().put("revision", 2).put("headline", "Claim corrected"));
            Eventually.equal(List.of("Claim", "Claim corrected"), shown::headlines);
            Stories.publish(story.deepCopy().put("revision", 3).put("status", "canceled"));
            Eventually.equal(List.of("Claim"), withdrawn::headlines);
            Stories.publish(stories.story("Next"));
            Eventually.equal(List.of("Claim", "Claim corrected", "Next"), shown::headlines);
        }
    }

    @Test
    void a_story_whose_cluster_alone_has_changed_is_not_told_again_and_not_missed_by_those_who_come_late() {
        String start;
        ObjectNode story = stories.story("Original");
        ObjectNode clustered = story.deepCopy().put("clusterVersion", 1);
        clustered.putObject("cluster").put("id", "c").put("role", "original");
        try (EventSource shown = open(null, "")) {
            Eventually.equal(false, () -> shown.lastId().isEmpty());
            start = shown.lastId();
            Stories.publish(story);
            Eventually.equal(List.of("Original"), shown::headlines);
            Stories.publish(clustered, stories.story("Next"));
            Eventually.equal(List.of("Original", "Next"), shown::headlines);
            Stories.publish(clustered.deepCopy().put("revision", 2).put("headline", "Original, revised"));
            Eventually.equal(List.of("Original", "Next", "Original, revised"), shown::headlines);
        }
        try (EventSource late = open(start, "")) {
            Eventually.equal(2, () -> late.headlines().size());
            assertTrue(late.headlines().contains("Original, revised"));
        }
    }

    @Test
    void a_client_that_takes_nothing_for_a_while_misses_nothing_and_is_told_how_far_it_is_behind() {
        String long_ = "x".repeat(10_000);
        int many = 600;
        try (EventSource slow = EventSource.deaf(port(), "source=" + stories.source())) {
            Stories.publish(IntStream.range(0, many)
                    .mapToObj(i -> stories.story("Number " + i).put("note", long_))
                    .toArray(ObjectNode[]::new));
            Eventually.equal(many, () -> total("source", stories.source()));
            slow.listen();
            Eventually.equal(many, () -> new HashSet<>(slow.headlines()).size());
            assertEquals(many, slow.headlines().size());
            List<String> lag = slow.events().stream()
                    .filter(event -> event.name().equals("lag"))
                    .map(EventSource.Event::data)
                    .collect(Collectors.toList());
            assertTrue(lag.isEmpty() || lag.getFirst().matches("\\{\"events\":[1-9]\\d+}"), lag::toString);
        }
    }

    @Test
    void an_id_of_another_stream_and_a_faulty_query_are_refused() {
        given().header("Last-Event-ID", "bogus").get("/v1/stream").then().statusCode(400);
        given().header("Last-Event-ID", "01234567-0-0-0")
                .get("/v1/stream")
                .then()
                .statusCode(400);
        given().queryParam("q", "a OR").get("/v1/stream").then().statusCode(400);
    }
}
