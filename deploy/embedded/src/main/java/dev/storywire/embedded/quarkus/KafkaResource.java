package dev.storywire.embedded.quarkus;

import dev.storywire.embedded.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A Kafka broker that all tests of a run share. Topics stay from test class to test class. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        String address = SharedServer.address("kafka", () -> {
            EmbeddedKafka server = EmbeddedKafka.start(EmbeddedKafka.defaults());
            return new SharedServer(server, server.bootstrapServers());
        });
        return Map.of("kafka.bootstrap.servers", address);
    }

    @Override
    public void stop() {
        // The server goes with the test run: other test classes need it.
    }
}
