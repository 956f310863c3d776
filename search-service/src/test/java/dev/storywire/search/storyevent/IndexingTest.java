package dev.storywire.search.storyevent;

import static dev.storywire.search.story.Searches.headlines;
import static dev.storywire.search.story.Searches.response;
import static dev.storywire.search.story.Searches.total;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.storywire.embedded.EmbeddedElasticsearch;
import dev.storywire.search.Eventually;
import dev.storywire.search.Servers;
import dev.storywire.search.Stories;
import dev.storywire.search.story.Searches;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class IndexingTest {
    private final Stories stories = new Stories();

    @Nullable EmbeddedElasticsearch elasticsearch;

    private void awaitTotal(int expected) {
        Eventually.equal(expected, () -> total("source", stories.source()));
    }

    @Test
    void a_published_story_is_found_within_two_seconds() {
        Stories.publish(stories.story("The first, which finds nothing warmed up"));
        awaitTotal(1);
        Instant start = Instant.now();
        Stories.publish(stories.story("Harbour reopens after the storm"));
        awaitTotal(2);
        Duration taken = Duration.between(start, Instant.now());
        assertTrue(taken.compareTo(Duration.ofSeconds(2)) < 0, taken::toString);
    }

    @Test
    void an_event_that_comes_twice_is_one_story() {
        ObjectNode story = stories.story("Twice told");
        Stories.publish(story, story, stories.story("The next"));
        awaitTotal(2);
    }

    @Test
    void an_older_revision_that_comes_late_changes_nothing() {
        ObjectNode first = stories.story("First version");
        ObjectNode second = first.deepCopy().put("revision", 2).put("headline", "Second version");
        Stories.publish(second);
        awaitTotal(1);
        Stories.publish(first);
        Stories.publish(stories.story("Marker"));
        awaitTotal(2);
        assertEquals(List.of("Second version"), headlines("source", stories.source(), "q", "version"));
    }

    @Test
    void a_changed_cluster_of_the_same_revision_is_taken_and_an_older_one_that_comes_late_is_not() {
        ObjectNode original = stories.story("Bridge closed");
        ObjectNode reprint = stories.story("Bridge closed");
        ObjectNode clustered = reprint.deepCopy().put("clusterVersion", 2);
        clustered.putObject("cluster").put("id", original.path("id").asText()).put("role", "reprint");
        ObjectNode late = reprint.deepCopy().put("clusterVersion", 1);
        Stories.publish(original, reprint);
        awaitTotal(2);
        Stories.publish(clustered);
        Eventually.equal(1, () -> headlines("source", stories.source(), "collapse", "cluster")
                .size());
        Stories.publish(late, reprint, stories.story("Marker"));
        awaitTotal(3);
        assertEquals(
                2, headlines("source", stories.source(), "collapse", "cluster").size());
    }

    @Test
    void a_deleted_story_is_found_no_more_and_comes_back_only_as_a_later_revision() {
        ObjectNode story = stories.story("Gone");
        Stories.publish(story, stories.story("Stays"));
        awaitTotal(2);
        Stories.delete(story.path("id").asText(), 1);
        awaitTotal(1);
        Stories.publish(story, stories.story("Marker"));
        awaitTotal(2);
        Stories.publish(story.deepCopy().put("revision", 2));
        awaitTotal(3);
    }

    @Test
    void poison_between_good_events_goes_to_the_dead_letters_and_nothing_else_does() {
        String key = "poison-" + UUID.randomUUID();
        ObjectNode rejected = stories.story("x");
        rejected.putObject("headline").put("no", "text");
        Stories.publish(stories.story("Before"));
        Stories.publish(key, "{ no json");
        Stories.publish(key, "{\"revision\":1}");
        Stories.publish(key, rejected.toString());
        Stories.publish(stories.story("After"));
        awaitTotal(2);
        assertEquals(List.of("not-json", "no-id", "rejected"), deadLetterReasons(key, 3));
    }

    private static List<String> deadLetterReasons(String key, int expected) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                "group.id",
                key,
                "auto.offset.reset",
                "earliest");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("story-events-dead-letter"));
            List<String> reasons = new java.util.ArrayList<>();
            Eventually.equal(expected, () -> {
                StreamSupport.stream(consumer.poll(Duration.ofMillis(200)).spliterator(), false)
                        .filter(letter -> key.equals(letter.key()))
                        .map(IndexingTest::reason)
                        .forEach(reasons::add);
                return reasons.size();
            });
            return reasons;
        }
    }

    private static String reason(ConsumerRecord<String, byte[]> letter) {
        return new String(letter.headers().lastHeader("dead-letter-reason").value(), UTF_8);
    }

    @Test
    void a_canceled_story_leaves_the_results_and_can_still_be_traced() {
        ObjectNode story = stories.story("Withdrawn claim");
        Stories.publish(story);
        awaitTotal(1);
        Stories.publish(story.deepCopy().put("revision", 2).put("status", "canceled"));
        awaitTotal(0);
        assertEquals(1, total("source", stories.source(), "status", "canceled"));
        given().get("/v1/stories/" + story.get("id").asText()).then().statusCode(200);
    }

    @Test
    void fields_that_the_service_does_not_know_come_back_as_they_came() {
        ObjectNode story = stories.story("With a mood");
        story.putObject("mood").put("tone", "calm").putArray("words").add("quiet");
        Stories.publish(story);
        awaitTotal(1);
        var page = Searches.page("source", stories.source());
        assertEquals("calm", page.getString("stories[0].mood.tone"));
        assertEquals(Optional.empty(), Optional.ofNullable(page.get("stories[0].derived")));
        assertEquals(
                "quiet",
                given().get("/v1/stories/" + story.get("id").asText())
                        .jsonPath()
                        .getString("mood.words[0]"));
    }

    @Test
    void elasticsearch_killed_in_the_middle_loses_nothing_and_searches_say_so() {
        int many = 300;
        Stories.publish(stories.story("Before the kill"));
        awaitTotal(1);
        String cursor = Searches.page("size", "1").getString("nextCursor");
        running().kill();
        Stories.publish(IntStream.range(0, many)
                .mapToObj(i -> stories.story("Number " + i))
                .toArray(ObjectNode[]::new));
        var answer = response("source", stories.source());
        assertEquals(503, answer.statusCode());
        assertEquals("5", answer.header("Retry-After"));
        assertEquals(
                "https://storywire.dev/problems/search-unavailable",
                answer.jsonPath().getString("type"));
        assertEquals(503, given().get("/q/health/ready").statusCode());
        assertEquals(200, given().get("/q/health/live").statusCode());
        assertEquals(
                List.of("elasticsearch"), given().get("/v1/status").jsonPath().getList("degraded"));
        running().restart();
        Eventually.equal(
                many + 1,
                () -> response("source", stories.source()).statusCode() == 200
                        ? total("source", stories.source())
                        : -1);
        awaitReady();
        if (cursor != null) {
            var walk = response("size", "1", "cursor", cursor);
            assertEquals(400, walk.statusCode());
            assertEquals(
                    "https://storywire.dev/problems/expired-cursor",
                    walk.jsonPath().getString("type"));
        }
        Eventually.equal(0, () -> given().get("/v1/status").jsonPath().getInt("lag.events"));
    }

    private static void awaitReady() {
        Eventually.equal(200, () -> given().get("/q/health/ready").statusCode());
    }

    private EmbeddedElasticsearch running() {
        if (elasticsearch == null) {
            throw new AssertionError("not injected");
        }
        return elasticsearch;
    }
}
