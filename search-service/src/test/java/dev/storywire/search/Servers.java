package dev.storywire.search;

import dev.storywire.embedded.EmbeddedElasticsearch;
import dev.storywire.embedded.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;
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
        return Map.of(
                "kafka.bootstrap.servers", startedKafka.bootstrapServers(),
                "quarkus.elasticsearch.hosts", startedElasticsearch.host());
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
