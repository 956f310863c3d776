package dev.storywire.images;

import dev.storywire.embedded.EmbeddedElasticsearch;
import dev.storywire.embedded.EmbeddedKafka;
import dev.storywire.embedded.EmbeddedPostgres;
import dev.storywire.embedded.process.Ports;
import dev.storywire.local.Service;
import java.net.URI;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** PostgreSQL, Kafka and Elasticsearch on loopback, and what services are told so that they use them and each other. */
final class Stores implements AutoCloseable {

    static final String ADMIN_KEY = "training-administrator";

    private final EmbeddedPostgres postgres = EmbeddedPostgres.start(EmbeddedPostgres.defaults());
    private final EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.defaults());
    private final EmbeddedElasticsearch elasticsearch = EmbeddedElasticsearch.start(EmbeddedElasticsearch.defaults());
    private final Map<Service, Integer> ports = new EnumMap<>(Service.class);

    Stores() {
        for (Service service : Service.values()) {
            ports.put(service, Ports.free());
        }
    }

    URI base(Service service) {
        return URI.create("http://127.0.0.1:" + ports.get(service));
    }

    Map<String, String> environment(Service service) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", Integer.toString(base(service).getPort()),
                "STORYWIRE_INTERNAL_KEYS", "training:training-training-training-training"));
        switch (service) {
            case INGEST -> {
                variables.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
                variables.put("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl());
                variables.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl());
                variables.put("STORYWIRE_SEARCH_URL", base(Service.SEARCH).toString());
            }
            case SEARCH -> {
                variables.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
                variables.put("QUARKUS_ELASTICSEARCH_HOSTS", elasticsearch.host());
            }
            case GATEWAY -> {
                variables.put("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl());
                variables.put("STORYWIRE_INGEST_URL", base(Service.INGEST).toString());
                variables.put("STORYWIRE_SEARCH_URL", base(Service.SEARCH).toString());
                variables.put("STORYWIRE_SECURITY_ADMIN_KEY", ADMIN_KEY);
            }
        }
        return variables;
    }

    @Override
    public void close() {
        elasticsearch.close();
        kafka.close();
        postgres.close();
    }
}
