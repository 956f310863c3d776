package dev.storywire.ingest.outbox;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.embedded.EmbeddedKafka;
import dev.storywire.ingest.support.ServiceTest;
import dev.storywire.ingest.support.StoryTopic;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class OutboxRelayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Inject
    OutboxRelay service;

    @Inject
    EventPublisher publisher;

    @Inject
    OutboxSettings settings;

    @Inject
    MeterRegistry meters;

    @Inject
    Pool pool;

    @Inject
    @Identifier("default-kafka-broker") Map<String, Object> kafka;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private final List<OutboxRelay> others = new ArrayList<>();
    private final String run = UUID.randomUUID().toString();

    @BeforeEach
    void drain() {
        await(() -> pending() == 0);
        service.stop();
    }

    @AfterEach
    void goOn() {
        others.forEach(OutboxRelay::stop);
        service.stop();
        service.start();
        await(() -> pending() == 0);
    }

    @Test
    void anEventThatWasSentRightBeforeACrashIsSentAgainWithTheSameId() {
        String id = push("1", "one").getFirst();
        AtomicInteger crashes = new AtomicInteger();
        OutboxRelay crashing = relay(events -> {
            publisher.prepare();
            publisher.publish(events);
            if (!events.isEmpty() && crashes.incrementAndGet() > 0) {
                throw new IllegalStateException("crash between send and delete");
            }
            return List.of();
        });
        crashing.start();
        await(() -> crashes.get() > 0);
        crashing.stop();
        assertEquals(1, pending());

        service.start();
        await(() -> pending() == 0);
        try (StoryTopic topic = new StoryTopic(bootstrapServers)) {
            List<String> ids = topic.await(id, 2).stream()
                    .map(event -> StoryTopic.header(event, "ce_id"))
                    .distinct()
                    .toList();
            assertEquals(List.of(id + "/1"), ids);
        }
    }

    @Test
    void whileKafkaIsAwayStoriesAreTakenAndAfterItIsBackEachIsPublished() {
        try (EmbeddedKafka broker = EmbeddedKafka.start(EmbeddedKafka.defaults())) {
            KafkaPublisher other = new KafkaPublisher(impatient(broker.bootstrapServers()), settings);
            OutboxRelay relay = relay(other);
            relay.start();
            push("before", "one");
            await(() -> pending() == 0);

            broker.kill();
            List<String> ids = push(
                    "away", IntStream.range(0, 50).mapToObj(Integer::toString).toArray(String[]::new));
            given().get("/q/health/ready").then().log().ifValidationFails().statusCode(200);
            assertTrue(pending() >= ids.size());

            broker.restart();
            await(() -> pending() == 0);
            relay.stop();
            other.close();
            try (StoryTopic topic = new StoryTopic(broker.bootstrapServers())) {
                assertEquals(
                        ids.size(),
                        topic.await(event -> ids.contains(event.key()), ids.size()).stream()
                                .map(event -> StoryTopic.header(event, "ce_id"))
                                .distinct()
                                .count());
            }
        }
    }

    @Test
    void anEventThatKafkaWillNeverTakeIsKeptAsideAndHoldsUpNothing() {
        List<String> ids = push("refused", "poison", "good");
        OutboxRelay relay = relay(events -> events.stream()
                .<Delivery>map(event -> event.storyId().equals(ids.getFirst())
                        ? new Delivery.Refused("too large")
                        : new Delivery.Acknowledged())
                .toList());
        relay.start();
        await(() -> pending() == 0);
        relay.stop();

        assertEquals(1, given().get("/v1/status").then().extract().<Integer>path("outbox.refused"));
        run("delete from outbox where refused is not null");
    }

    @Test
    void whatARelayThatLostItsTurnStillSendsIsRefusedOnceAnotherIsReady() throws Exception {
        String id = push("1", "one").getFirst();
        KafkaPublisher late = new KafkaPublisher(kafka, settings);
        assertEquals(Optional.empty(), late.prepare());
        service.start();
        await(() -> pending() == 0);
        service.stop();

        Delivery refused = late.publish(List.of(event(id, "{}"))).getFirst();
        late.close();

        assertInstanceOf(Delivery.Postponed.class, refused);
        push("2", "two");
        service.start();
        await(() -> pending() == 0);
        try (StoryTopic topic = new StoryTopic(bootstrapServers)) {
            topic.await(event -> event.value() != null && event.value().contains("\"two\""), 1);
            assertEquals(1, topic.await(id, 1).size());
        }
    }

    @Test
    void anEventThatIsTooLargeForTheTopicIsKeptAsideAndThoseSentWithItGoOut() throws Exception {
        KafkaPublisher small = new KafkaPublisher(kafka, settings);
        assertEquals(Optional.empty(), small.prepare());
        PendingEvent large = event(
                "large", "x".repeat(Math.toIntExact(settings.maxRecordSize().asLongValue())));
        List<Delivery> deliveries = small.publish(List.of(event("first", "{}"), large, event("last", "{}")));
        assertEquals(new Delivery.Acknowledged(), deliveries.getFirst());
        assertInstanceOf(Delivery.Refused.class, deliveries.get(1));
        assertEquals(new Delivery.Acknowledged(), deliveries.get(2));
        small.close();
    }

    @Test
    void afterPostgresEndedEveryConnectionTheServiceAndItsRelayGoOn() {
        service.start();
        run(
                "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and usename = current_user");

        await(() -> given().get("/v1/status").statusCode() == 200);
        String id = push("1", "after the outage").getFirst();
        try (StoryTopic topic = new StoryTopic(bootstrapServers)) {
            assertEquals(1, topic.await(id, 1).size());
        }
    }

    @Test
    void aSecondRelayWaitsForTheFirstAndTakesOverWhenThatEnds() {
        AtomicInteger taken = new AtomicInteger();
        OutboxRelay second = relay(events -> {
            taken.addAndGet(events.size());
            return Stream.generate(() -> (Delivery) new Delivery.Acknowledged())
                    .limit(events.size())
                    .toList();
        });
        service.start();
        push("1", "one");
        await(() -> pending() == 0);
        second.start();
        push("2", "two");
        await(() -> pending() == 0);
        assertEquals(0, taken.get());

        service.stop();
        push("3", "three");
        await(() -> pending() == 0);
        assertEquals(1, taken.get());
        second.stop();
    }

    private static PendingEvent event(String id, String document) {
        return new PendingEvent(
                1,
                id,
                1,
                0,
                EventType.PUBLISHED.wireName(),
                "2026-01-02T03:04:05Z",
                TraceParent.current().value(),
                false,
                document);
    }

    private OutboxRelay relay(EventPublisher target) {
        OutboxRelay relay = new OutboxRelay(pool, target, settings, meters);
        others.add(relay);
        return relay;
    }

    private Map<String, Object> impatient(String servers) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put("bootstrap.servers", servers);
        config.put("max.block.ms", "1000");
        config.put("request.timeout.ms", "1000");
        config.put("default.api.timeout.ms", "2000");
        config.put("delivery.timeout.ms", "2000");
        return config;
    }

    private List<String> push(String group, String... headlines) {
        String body = IntStream.range(0, headlines.length)
                .mapToObj(i -> "{\"source\":{\"name\":\"Relay Test\"},\"externalId\":\"%s-%s-%d\",\"headline\":\"%s\"}"
                        .formatted(run, group, i, headlines[i]))
                .reduce("", (all, line) -> all + line + "\n");
        return given().contentType("application/x-ndjson")
                .body(body.getBytes(UTF_8))
                .post("/v1/stories")
                .then()
                .statusCode(202)
                .extract()
                .path("outcomes.id");
    }

    private int pending() {
        return given().get("/v1/status").then().extract().path("outbox.pending");
    }

    private void run(String sql) {
        pool.query(sql).execute().await().atMost(PATIENCE);
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(condition::getAsBoolean);
    }
}
