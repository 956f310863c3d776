package dev.storywire.embedded.quarkus;

import dev.storywire.embedded.EmbeddedElasticsearch;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** An Elasticsearch node that all tests of a run share. Indices stay from test class to test class. */
public final class ElasticsearchResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        String address = SharedServer.address("elasticsearch", () -> {
            EmbeddedElasticsearch server = EmbeddedElasticsearch.start(EmbeddedElasticsearch.defaults());
            return new SharedServer(server, server.host());
        });
        return Map.of("quarkus.elasticsearch.hosts", address);
    }

    @Override
    public void stop() {
        // The server goes with the test run: other test classes need it.
    }
}
