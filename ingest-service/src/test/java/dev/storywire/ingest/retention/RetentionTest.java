package dev.storywire.ingest.retention;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.storywire.ingest.support.ServiceTest;
import dev.storywire.ingest.support.StoryTopic;
import io.micrometer.core.instrument.MeterRegistry;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class RetentionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Inject
    Pool pool;

    @Inject
    MeterRegistry meters;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private final String feed = UUID.randomUUID().toString();
    private Retention retention;

    @BeforeEach
    void start() {
        retention = new Retention(pool, new OfOneFeed(feed), meters, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        retention.stop();
    }

    @Test
    void aStoryThatHadItsTimeIsGoneFromTheServiceAndTheTopicAndDoesNotComeBackAsNew() {
        String id = push("one", "First").getFirst();
        String kept = push("two", "Stays").getFirst();
        awaitPublished();
        belongsToTheFeed(id);
        retention.start();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> given().get("/v1/stories/" + id).statusCode() == 404);
        awaitPublished();
        given().get("/v1/stories/" + kept).then().statusCode(200);
        try (StoryTopic topic = new StoryTopic(bootstrapServers)) {
            var tombstone = topic.await(id, 2).get(1);
            assertNull(tombstone.value());
            assertEquals("story.deleted.v1", StoryTopic.header(tombstone, "ce_type"));
            assertEquals("1", StoryTopic.header(tombstone, "ce_revision"));
        }

        assertEquals("unchanged", outcome("one", "First"));
        given().get("/v1/stories/" + id).then().statusCode(404);
        assertEquals("revised", outcome("one", "Second"));
        given().get("/v1/stories/" + id).then().statusCode(200).body("revision", is(2));
    }

    private void belongsToTheFeed(String id) {
        pool.preparedQuery("update story set feed_id = $2 where id = $1")
                .execute(Tuple.of(id, feed))
                .await()
                .atMost(PATIENCE);
    }

    private List<String> push(String key, String headline) {
        return send(key, headline).extract().path("outcomes.id");
    }

    private String outcome(String key, String headline) {
        return send(key, headline).extract().path("outcomes[0].outcome");
    }

    private ValidatableResponse send(String key, String headline) {
        String line = "{\"source\":{\"name\":\"Retention\"},\"externalId\":\"%s %s\",\"headline\":\"%s\"}"
                .formatted(feed, key, headline);
        return given().contentType("application/x-ndjson")
                .body(line.getBytes(UTF_8))
                .post("/v1/stories")
                .then()
                .statusCode(202);
    }

    private static void awaitPublished() {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> given().get("/v1/status").then().extract().<Integer>path("outbox.pending") == 0);
    }

    /** Keeps the stories of one feed for no time at all, and all others for ever. */
    private record OfOneFeed(String feed) implements RetentionSettings {

        @Override
        public Optional<Duration> age() {
            return Optional.empty();
        }

        @Override
        public Map<String, Duration> feeds() {
            return Map.of(feed, Duration.ZERO);
        }

        @Override
        public int batch() {
            return 1;
        }

        @Override
        public Duration interval() {
            return Duration.ofMillis(100);
        }

        @Override
        public Duration remember() {
            return Duration.ofDays(1);
        }

        @Override
        public Duration takeover() {
            return Duration.ofMillis(100);
        }

        @Override
        public Duration firstBackOff() {
            return Duration.ofMillis(100);
        }

        @Override
        public Duration longestBackOff() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration statementTimeout() {
            return Duration.ofSeconds(30);
        }
    }
}
