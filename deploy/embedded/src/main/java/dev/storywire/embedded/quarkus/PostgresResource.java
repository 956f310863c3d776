package dev.storywire.embedded.quarkus;

import dev.storywire.embedded.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A PostgreSQL that all tests of a run share. Data stays from test class to test class. */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        String address = SharedServer.address("postgres", () -> {
            EmbeddedPostgres server = EmbeddedPostgres.start(EmbeddedPostgres.defaults());
            return new SharedServer(server, server.reactiveUrl());
        });
        return Map.of(
                "quarkus.datasource.db-kind",
                "postgresql",
                "quarkus.datasource.username",
                EmbeddedPostgres.DATABASE,
                "quarkus.datasource.password",
                EmbeddedPostgres.DATABASE,
                "quarkus.datasource.reactive.url",
                address,
                "quarkus.datasource.jdbc.url",
                "jdbc:" + address);
    }

    @Override
    public void stop() {
        // The server goes with the test run: other test classes need it.
    }
}
