package dev.storywire.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storywire.e2e.Network;
import dev.storywire.e2e.ToxicProxy.Toxin;
import dev.storywire.embedded.process.SupervisedServer;
import dev.storywire.local.Suite;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/**
 * A service is killed at the very point between two of its steps. There is no hook in it for that: the line that the next step needs is held up, and once the
 * step before is seen to be done the process dies. What the line held back dies with it, and each point shows that it was met.
 */
record FaultPoints(Suite suite, Network network, Experiment experiment, Group group) {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final Duration LATE = Duration.ofMillis(1_500);
    private static final Duration AT_ONCE = Duration.ofMillis(10);

    /** After which the ingest-service has taken what is there, to send it. */
    private static final Duration SENDING = Duration.ofMillis(500);

    /** The stories are stored, and nothing of them is on its way to Kafka. */
    Fault betweenCommitAndRelay() {
        return point(
                "ingest-service is killed between commit and relay",
                suite.ingest(),
                () -> {
                    network.toKafka().poison(new Toxin.Stall());
                    awaitWaiting();
                },
                () -> assertThat(experiment.database().compared())
                        .as("still in the outbox")
                        .isNotEmpty());
    }

    /** Kafka has committed the batch, and the outbox still holds it: what Kafka answers comes so late that the line to PostgreSQL can be held up before. */
    Fault betweenAcknowledgementAndDeletion() {
        return point(
                "ingest-service is killed between Kafka's acknowledgement and the outbox's deletion",
                suite.ingest(),
                () -> {
                    network.toKafka().poison(new Toxin.Latency(LATE));
                    int before = experiment.topic().events().size();
                    await("events are in the topic")
                            .atMost(LIMIT)
                            .pollInterval(AT_ONCE)
                            .until(() -> experiment.topic().events().size() > before);
                    network.toPostgres().poison(new Toxin.Stall());
                    await().pollDelay(LATE.multipliedBy(2)).until(() -> true);
                },
                () -> assertThat(experiment.database().compared())
                        .as("in the outbox, though it is in the topic")
                        .containsAnyElementsOf(published()));
    }

    private Set<String> published() {
        return experiment.topic().events().stream()
                .map(event -> event.story().id() + "/" + event.story().revision())
                .collect(Collectors.toSet());
    }

    /** Elasticsearch has the batch, and its offsets are not committed. */
    Fault betweenBulkAndCommit() {
        return point(
                "search-service is killed between bulk and commit of the offsets",
                suite.search(),
                () -> {
                    network.toElasticsearch().poison(new Toxin.Stall());
                    int before = experiment.index().stories(experiment.source()).size();
                    int published = experiment.topic().events().size();
                    await("a batch waits for Elasticsearch")
                            .atMost(LIMIT)
                            .until(() -> experiment.topic().events().size() > published);
                    network.toKafka().poison(new Toxin.Stall());
                    network.toElasticsearch().heal();
                    await("stories are in the index")
                            .atMost(LIMIT)
                            .until(() -> experiment
                                            .index()
                                            .stories(experiment.source())
                                            .size()
                                    > before);
                },
                () -> assertThat(indexedBeyondTheCommit())
                        .as("in the index, and to be read again")
                        .isPositive());
    }

    private long indexedBeyondTheCommit() {
        var committed = group.committed();
        Map<String, Integer> indexed = experiment.index().stories(experiment.source()).stream()
                .collect(Collectors.toMap(Sighting::id, Sighting::revision));
        var events = experiment.topic().events();
        var records = experiment.topic().records();
        return IntStream.range(0, events.size())
                .filter(i -> records.get(i).offset()
                        >= committed.getOrDefault(
                                new TopicPartition(
                                        records.get(i).topic(), records.get(i).partition()),
                                0L))
                .filter(i -> indexed.getOrDefault(events.get(i).story().id(), 0)
                        >= events.get(i).story().revision())
                .count();
    }

    private void awaitWaiting() {
        await("stories wait in the outbox")
                .atMost(LIMIT)
                .until(() -> !experiment.database().compared().isEmpty());
        await().pollDelay(SENDING).until(() -> true);
    }

    /** @param met shows, when the service is dead and nothing of it is under way, that it died where it should */
    private Fault point(String name, SupervisedServer service, Runnable reach, Runnable met) {
        return Faults.changed(
                name,
                () -> {
                    reach.run();
                    service.kill();
                    network.cut();
                    network.heal();
                    met.run();
                },
                () -> {
                    network.heal();
                    service.restart();
                });
    }
}
