package dev.storywire.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storywire.e2e.Gateway;
import dev.storywire.e2e.Network;
import dev.storywire.e2e.ToxicProxy.Toxin;
import dev.storywire.local.Service;
import dev.storywire.local.ServiceProcess;
import dev.storywire.local.Suite;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** One process goes on with what another has begun. */
record Takeovers(Suite suite, Network network, Gateway gateway, Experiment experiment, Group group) {

    /** Longer than the database keeps the session of a service that says nothing ({@code storywire.store.silence}). */
    private static final Duration LIMIT = Duration.ofSeconds(90);

    /** How long what was overtaken has to do harm. */
    private static final Duration HARM = Duration.ofSeconds(3);

    /** After which the publishing one has begun with what is there. */
    private static final Duration SENDING = Duration.ofMillis(500);

    private static final Set<String> MADE_ANEW = Set.of("swapped", "done");
    /** The first begins at once; the others have to see first that nobody goes on. */
    private static final int[] KILLED_AFTER_MILLIS = {0, 1_500, 2_500};

    private static final String SLEPT = "Slept";
    private static final String MISTAKE = "The boat is late";
    private static final String CORRECTION = "The boat is not late";

    private static final String REBUILD = "/v1/admin/rebuild";

    /** A second search-service gets partitions whose events the first is still bringing to the index, and goes further than that. */
    Fault rebalanceWithinABatch() {
        ServiceProcess second = suite.replica(
                Service.SEARCH,
                Map.of("QUARKUS_ELASTICSEARCH_HOSTS", suite.elasticsearch().host()));
        return Faults.changed(
                "a second search-service joins in the middle of a batch",
                () -> {
                    network.toElasticsearch().poison(new Toxin.Stall());
                    awaitNewEvents("a batch waits for Elasticsearch");
                    second.restart();
                    await("both search-services have partitions").atMost(LIMIT).until(() -> group.members() == 2);
                    Map<TopicPartition, Long> before = group.committed();
                    await("the second goes on").atMost(LIMIT).until(() -> !group.committed()
                            .equals(before));
                },
                () -> {
                    try (second) {
                        Map<TopicPartition, Long> reached = group.committed();
                        network.toElasticsearch().heal();
                        long end = System.nanoTime() + HARM.toNanos();
                        while (System.nanoTime() < end) {
                            reached = goneOnFrom(reached);
                        }
                    }
                });
    }

    private Map<TopicPartition, Long> goneOnFrom(Map<TopicPartition, Long> before) {
        Map<TopicPartition, Long> now = group.committed();
        before.forEach((partition, offset) ->
                assertThat(now.get(partition)).as(partition.toString()).isGreaterThanOrEqualTo(offset));
        return now;
    }

    /** The ingest-service that publishes is frozen with a batch under way until another has taken over, and wakes to go on. */
    Fault leaderThatWakes() {
        ServiceProcess second = suite.replica(Service.INGEST, Map.of());
        Fault frozen = Faults.frozen(suite.ingest());
        return Faults.changed(
                "the ingest-service that publishes sleeps until another does, and wakes",
                () -> {
                    second.restart();
                    network.toKafka().poison(new Toxin.Stall());
                    await("stories are to be sent")
                            .atMost(LIMIT)
                            .until(() -> !experiment.database().compared().isEmpty());
                    await().pollDelay(SENDING).until(() -> true);
                    frozen.begin();
                    network.toIngest().leadTo(second.port());
                    network.toIngest().cut();
                    network.toKafka().heal();
                    awaitNewEvents("the other publishes");
                },
                () -> {
                    try (second) {
                        frozen.end();
                        await().pollDelay(HARM).until(() -> true);
                        network.toIngest().leadTo(suite.ingest().port());
                    }
                });
    }

    /** An ingest-service is frozen with a push; its sender sends it again to another, and corrects it there, before the first wakes. */
    Fault pushThatSleeps() {
        ServiceProcess second = suite.replica(Service.INGEST, Map.of());
        Fault frozen = Faults.frozen(suite.ingest());
        Database stored = Database.of(suite.postgres(), SLEPT);
        return Faults.changed(
                "an ingest-service sleeps with a push, and wakes when another has taken its correction",
                () -> {
                    second.restart();
                    frozen.begin();
                    assertThat(push(MISTAKE).statusCode()).isEqualTo(504);
                    network.toIngest().leadTo(second.port());
                    network.toIngest().cut();
                    for (String headline : List.of(MISTAKE, CORRECTION)) {
                        await(headline).atMost(LIMIT).until(() -> push(headline).statusCode() == 202);
                    }
                },
                () -> {
                    try (second) {
                        frozen.end();
                        await().during(HARM).atMost(LIMIT).untilAsserted(() -> assertThat(stored.stories())
                                .extracting(Sighting::headline)
                                .containsExactly(CORRECTION));
                        network.toIngest().leadTo(suite.ingest().port());
                    }
                });
    }

    private Response push(String headline) {
        return gateway.request()
                .contentType("application/json")
                .body(Map.of("source", Map.of("name", SLEPT), "externalId", "slept", "headline", headline))
                .post("/v1/stories");
    }

    /** The search-service dies again and again while it makes the index anew, and goes on with it. What another fault has deleted from the topic may be missing. */
    Fault rebuildThatIsKilled() {
        return Faults.changed(
                "search-service is killed while it makes the index anew",
                () -> {
                    gateway.request().post(REBUILD + "?fewer=true").then().statusCode(202);
                    for (int millis : KILLED_AFTER_MILLIS) {
                        await().pollDelay(Duration.ofMillis(millis)).until(() -> true);
                        suite.search().kill();
                        suite.search().restart();
                    }
                },
                () -> await("the index is made anew").atMost(LIMIT).untilAsserted(() -> {
                    var state = gateway.request().get(REBUILD).jsonPath();
                    assertThat(state.getString("phase")).as(state.prettify()).isIn(MADE_ANEW);
                }));
    }

    private void awaitNewEvents(String what) {
        int before = experiment.topic().events().size();
        await(what).atMost(LIMIT).until(() -> experiment.topic().events().size() > before);
    }
}
