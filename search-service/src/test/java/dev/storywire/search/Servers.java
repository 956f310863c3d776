package dev.storywire.search;

import dev.storywire.embedded.EmbeddedElasticsearch;
import dev.storywire.embedded.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;

/** Kafka and an Elasticsearch that tests may kill, for the one run of the service that all tests share. */
public final class Servers implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedKafka kafka;
    private @Nullable EmbeddedElasticsearch elasticsearch;

    @Override
    public Map<String, String> start() {
        EmbeddedKafka startedKafka = EmbeddedKafka.start(EmbeddedKafka.defaults());
        EmbeddedElasticsearch startedElasticsearch = EmbeddedElasticsearch.start(EmbeddedElasticsearch.defaults());
        kafka = startedKafka;
        elasticsearch = startedElasticsearch;
        createTopic(startedKafka.bootstrapServers());
        return Map.of(
                "kafka.bootstrap.servers", startedKafka.bootstrapServers(),
                "quarkus.elasticsearch.hosts", startedElasticsearch.host(),
                "storywire.search.suggest.names-age", "10ms",
                "storywire.search.rebuild.watch", "200ms",
                "storywire.search.rebuild.take-over", "2s",
                "storywire.search.rebuild.comparisons", "3");
    }

    /** The producer's part: a service that only reads events does not create their topic. */
    private static void createTopic(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            NewTopic topic = new NewTopic("story-events", 3, (short) 1).configs(Map.of("cleanup.policy", "compact"));
            admin.createTopics(List.of(topic)).all().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                Objects.requireNonNull(elasticsearch), new TestInjector.MatchesType(EmbeddedElasticsearch.class));
    }

    @Override
    public void stop() {
        if (elasticsearch != null) {
            elasticsearch.close();
        }
        if (kafka != null) {
            kafka.close();
        }
    }
}
