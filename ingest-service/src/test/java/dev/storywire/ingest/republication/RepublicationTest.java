package dev.storywire.ingest.republication;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.storywire.ingest.outbox.RelaySwitch;
import dev.storywire.ingest.support.ServiceTest;
import dev.storywire.ingest.support.StoryTopic;
import io.micrometer.core.instrument.MeterRegistry;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class RepublicationTest {

    private static final String PATH = "/v1/admin/republication";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Inject
    Republisher service;

    @Inject
    RepublicationSettings settings;

    @Inject
    RelaySwitch relay;

    @Inject
    Pool pool;

    @Inject
    MeterRegistry meters;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private final String run = UUID.randomUUID().toString();
    private final List<Republisher> replicas = new ArrayList<>();

    @BeforeEach
    void nothingIsUnderWay() {
        await(() -> pending() == 0);
        service.stop();
        pool.query("delete from republication").execute().await().atMost(PATIENCE);
    }

    @AfterEach
    void goOn() {
        replicas.forEach(Republisher::stop);
        relay.on();
        service.stop();
        service.start();
        await(() -> !state().equals("running") && pending() == 0);
    }

    @Test
    void theNewestEventOfEveryStoryComesOnceMoreAndSaysThatItWasToldBefore() {
        List<String> ids = push("new", "revised", "killed");
        assertEquals(List.of("revised"), outcomes(story("revised", "Other words", "usable")));
        assertEquals(List.of("revised"), outcomes(story("killed", "Number killed", "canceled")));
        await(() -> pending() == 0);

        service.start();
        when().post(PATH).then().statusCode(202).body("state", equalTo("running"));

        await(() -> state().equals("done") && pending() == 0);
        try (StoryTopic topic = new StoryTopic(bootstrapServers)) {
            assertToldAgain(topic.await(ids.get(0), 2), "story.published.v1");
            assertToldAgain(topic.await(ids.get(1), 3), "story.revised.v1");
            assertToldAgain(topic.await(ids.get(2), 3), "story.canceled.v1");
        }
    }

    private static void assertToldAgain(List<ConsumerRecord<String, String>> events, String type) {
        var before = events.get(events.size() - 2);
        var again = events.getLast();
        assertFalse(StoryTopic.headers(before).contains("ce_republished"));
        assertEquals("true", StoryTopic.header(again, "ce_republished"));
        assertEquals(type, StoryTopic.header(again, "ce_type"));
        assertEquals(before.value(), again.value());
        for (String same : List.of("ce_id", "ce_type", "ce_time")) {
            assertEquals(StoryTopic.header(before, same), StoryTopic.header(again, same), same);
        }
    }

    @Test
    void itWaitsWhileMuchIsInTheOutboxAndGoesOnAfterACrashWithoutLeavingOutOrRepeatingAStory() {
        List<String> ids = push("a", "b", "c", "d", "e", "f", "g");
        await(() -> pending() == 0);
        relay.off();
        when().post(PATH).then().statusCode(202);

        Republisher first = replica(2, 3);
        first.start();
        await(() -> pending() >= 3);
        Awaitility.await()
                .during(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(5))
                .until(() -> pending() == 4);
        first.stop();
        assertEquals("running", state());
        assertEquals(4, when().get(PATH).then().extract().<Integer>path("lookedAt"));

        relay.on();
        replica(2, 3).start();
        await(() -> state().equals("done") && pending() == 0);
        try (StoryTopic topic = new StoryTopic(bootstrapServers)) {
            topic.await(event -> ids.contains(event.key()), ids.size() * 2);
            ids.forEach(id -> assertEquals(2, topic.await(id, 2).size(), id));
        }
        int stories = when().get("/v1/status").then().extract().<Integer>path("stories");
        when().get(PATH).then().body("lookedAt", equalTo(stories)).body("appended", equalTo(stories));
    }

    @Test
    void aStoryThatStillWaitsToBePublishedGoesOutAsTheNewsThatItIs() {
        relay.off();
        String id = push("waits").getFirst();
        when().post(PATH).then().statusCode(202);
        replica(1_000, 10_000).start();
        await(() -> state().equals("done"));
        relay.on();
        await(() -> pending() == 0);
        try (StoryTopic topic = new StoryTopic(bootstrapServers)) {
            List<ConsumerRecord<String, String>> events = topic.await(id, 1);
            assertEquals(1, events.size());
            assertFalse(StoryTopic.headers(events.getFirst()).contains("ce_republished"));
        }
    }

    @Test
    void thereIsOneAtATimeAndItCanBeEnded() {
        when().get(PATH).then().statusCode(404).body("type", endsWith("/no-republication"));
        when().delete(PATH).then().statusCode(409).body("type", endsWith("/republication-ended"));

        when().post(PATH).then().statusCode(202);
        when().post(PATH).then().statusCode(409).body("type", endsWith("/republication-under-way"));
        when().delete(PATH).then().statusCode(200).body("state", equalTo("canceled"));

        Republisher replica = replica(1, 10_000);
        replica.start();
        when().delete(PATH).then().statusCode(409);
        when().get(PATH).then().body("lookedAt", equalTo(0));
        when().post(PATH).then().statusCode(202).body("lookedAt", equalTo(0));
        await(() -> state().equals("done"));
    }

    private Republisher replica(int batch, int mostWaiting) {
        Republisher replica =
                new Republisher(pool, new Bounded(settings, batch, mostWaiting), meters, Clock.systemUTC());
        replicas.add(replica);
        return replica;
    }

    private List<String> push(String... keys) {
        return send(Stream.of(keys)
                        .map(key -> story(key, "Number " + key, "usable"))
                        .collect(joining("\n")))
                .path("outcomes.id");
    }

    private static List<String> outcomes(String lines) {
        return send(lines).path("outcomes.outcome");
    }

    private String story(String key, String headline, String status) {
        return "{\"source\":{\"name\":\"Republication\"},\"externalId\":\"%s %s\",\"headline\":\"%s\",\"status\":\"%s\"}"
                .formatted(run, key, headline, status);
    }

    private static ExtractableResponse<Response> send(String lines) {
        return given().contentType("application/x-ndjson")
                .body(lines.getBytes(UTF_8))
                .post("/v1/stories")
                .then()
                .statusCode(202)
                .extract();
    }

    private static String state() {
        return String.valueOf(when().get(PATH).then().extract().<String>path("state"));
    }

    private static int pending() {
        return when().get("/v1/status").then().extract().<Integer>path("outbox.pending");
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(condition::getAsBoolean);
    }

    /** As the service has them, in smaller steps. */
    private record Bounded(RepublicationSettings all, int batch, int mostWaiting) implements RepublicationSettings {

        @Override
        public Duration pause() {
            return Duration.ofMillis(20);
        }

        @Override
        public Duration poll() {
            return all.poll();
        }

        @Override
        public Duration takeover() {
            return Duration.ofMillis(100);
        }

        @Override
        public Duration firstBackOff() {
            return all.firstBackOff();
        }

        @Override
        public Duration longestBackOff() {
            return all.longestBackOff();
        }

        @Override
        public Duration statementTimeout() {
            return all.statementTimeout();
        }
    }
}
