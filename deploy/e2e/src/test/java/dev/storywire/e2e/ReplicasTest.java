package dev.storywire.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storywire.embedded.EmbeddedKafka;
import dev.storywire.embedded.EmbeddedPostgres;
import dev.storywire.local.Service;
import dev.storywire.local.ServiceProcess;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three ingest replicas on one database share the feeds, and one of them dies in the middle. {@code -Dfleet=5000} makes it more feeds; as many
 * hosts have a hundredth of them each.
 */
class ReplicasTest {

    private static final int FEEDS = Integer.getInteger("fleet", 1_000);
    private static final int HOSTS = Math.max(10, FEEDS / 100);
    private static final int PER_HOST = 4;
    private static final Duration READY = Duration.ofMinutes(2);
    private static final Duration DONE = Duration.ofSeconds(60 + FEEDS / 10);
    private static final String DOOMED = "replica-1";

    @Test
    void ofThreeReplicasOneIsKilledAndNoFeedIsForgottenNoneFetchedTwiceAtOnceAndNoStoryLostOrDoubled(
            @TempDir Path folder) {
        try (var publisher = new Publisher(HOSTS);
                var client = HttpClient.newHttpClient();
                var postgres = EmbeddedPostgres.start(EmbeddedPostgres.defaults());
                var kafka = EmbeddedKafka.start(EmbeddedKafka.defaults())) {
            var fleet = new Fleet(publisher, HOSTS, FEEDS);
            var replicas = Stream.of("replica-0", DOOMED, "replica-2")
                    .map(name -> new ServiceProcess(
                            Service.INGEST,
                            0,
                            folder.resolve(name),
                            environment(name, publisher, postgres, kafka),
                            READY,
                            client))
                    .toList();
            try {
                CompletableFuture.allOf(replicas.stream()
                                .map(replica -> CompletableFuture.runAsync(replica::restart))
                                .toArray(CompletableFuture<?>[]::new))
                        .join();
                share(fleet, replicas);
                assertSharedOnce(fleet);
                assertNothingLostOrDoubled(fleet, replicas.getLast(), kafka);
            } finally {
                replicas.forEach(ServiceProcess::close);
            }
        }
    }

    private static Map<String, String> environment(
            String name, Publisher publisher, EmbeddedPostgres postgres, EmbeddedKafka kafka) {
        return Map.ofEntries(
                Map.entry("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl()),
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl()),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers()),
                Map.entry("STORYWIRE_INTERNAL_REQUIRED", "false"),
                Map.entry("STORYWIRE_FETCH_ALLOW", publisher.allowed()),
                Map.entry("STORYWIRE_FETCH_USER_AGENT", name),
                Map.entry("STORYWIRE_FETCH_HOST_CONCURRENCY", "32"),
                Map.entry("STORYWIRE_SCHEDULE_HOST_CONCURRENCY", Integer.toString(PER_HOST)),
                Map.entry("STORYWIRE_SCHEDULE_HOST_SPACING", "10ms"),
                Map.entry("STORYWIRE_SCHEDULE_LEASE", "10s"));
    }

    /** One dies when a third of the feeds is fetched, while it is fetching; the others do the rest. */
    private static void share(Fleet fleet, List<ServiceProcess> replicas) {
        var survivor = replicas.getLast();
        var imported = RestAssured.given()
                .baseUri(survivor.base().toString())
                .contentType("text/x-opml")
                .body(fleet.opml())
                .post("/v1/opml");
        assertThat(imported.statusCode()).isEqualTo(200);
        assertThat(imported.jsonPath().getInt("created")).isEqualTo(FEEDS);

        await().atMost(DONE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> fleet.fetchers().size() >= FEEDS / 3 && fleet.serves(DOOMED));
        replicas.get(1).kill();

        await().atMost(DONE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> get(survivor, "/v1/status"), ReplicasTest::isDone);
        await().atMost(DONE).pollInterval(Duration.ofSeconds(1)).until(() -> unread(survivor), List::isEmpty);
    }

    private static boolean isDone(JsonPath status) {
        return status.getInt("stories") >= FEEDS * Fleet.STORIES && status.getInt("outbox.pending") == 0;
    }

    /** Feeds that no fetch of which is written down. */
    private static List<String> unread(ServiceProcess replica) {
        var unread = new ArrayList<String>();
        String cursor = "";
        while (cursor != null) {
            var page = get(replica, "/v1/feeds?size=200&cursor=" + cursor);
            unread.addAll(page.getList("feeds.findAll { it.lastSuccessAt == null }.url", String.class));
            cursor = page.getString("nextCursor");
        }
        return unread;
    }

    private static JsonPath get(ServiceProcess replica, String path) {
        return RestAssured.given()
                .baseUri(replica.base().toString())
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void assertSharedOnce(Fleet fleet) {
        var fetchers = fleet.fetchers();
        assertThat(fleet.twiceAtOnce()).as("fetched twice at once").isEmpty();
        assertThat(fleet.busiest()).as("requests at one host at once").isLessThanOrEqualTo(PER_HOST);
        assertThat(fetchers.keySet()).as("every feed").isEqualTo(fleet.paths());
        assertThat(fetchers.values().stream().flatMap(List::stream).collect(Collectors.toSet()))
                .as("all take part")
                .hasSize(3);
        assertThat(fetchers.values().stream().filter(names -> names.size() > 1))
                .as("fetched again only what the dead one had begun")
                .allSatisfy(names -> {
                    assertThat(names).hasSize(2);
                    assertThat(names.getFirst()).isEqualTo(DOOMED);
                });
    }

    private static void assertNothingLostOrDoubled(Fleet fleet, ServiceProcess survivor, EmbeddedKafka kafka) {
        var status = get(survivor, "/v1/status");
        assertThat(status.getInt("stories")).isEqualTo(FEEDS * Fleet.STORIES);
        assertThat(status.getInt("feeds.healthy")).isEqualTo(FEEDS);

        var events = Topic.events(kafka.bootstrapServers());
        var published = events.stream()
                .filter(event -> event.type().equals("story.published.v1"))
                .collect(Collectors.groupingBy(
                        Topic.Event::storyId, Collectors.mapping(Topic.Event::id, Collectors.toSet())));
        assertThat(published).hasSize(FEEDS * Fleet.STORIES);
        assertThat(published.values()).as("a repeat has the same id").allMatch(ids -> ids.size() == 1);
        assertThat(events.stream().map(Topic.Event::externalId).collect(Collectors.toSet()))
                .isEqualTo(fleet.guids());
        assertThat(events).noneMatch(event -> event.type().equals("story.revised.v1"));
    }
}
