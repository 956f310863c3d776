package dev.storywire.e2e;

import dev.storywire.embedded.EmbeddedPostgres;
import dev.storywire.local.Service;
import dev.storywire.local.Suite;
import java.util.Map;
import java.util.stream.Stream;

/** The lines between the parts of the suite: each way to a service or to a store, whoever goes it. */
public record Network(
        ToxicProxy toIngest, ToxicProxy toSearch, ToxicProxy toElasticsearch, ToxicProxy toPostgres, ToxicProxy toKafka)
        implements AutoCloseable {

    Network() {
        this(new ToxicProxy(), new ToxicProxy(), new ToxicProxy(), new ToxicProxy(), new ToxicProxy());
    }

    /** What makes a service go by these lines; Kafka tells its clients of its own. */
    Map<String, String> variables(Service service) {
        return switch (service) {
            case GATEWAY ->
                Map.of(
                        "STORYWIRE_INGEST_URL", "http://" + toIngest.host(),
                        "STORYWIRE_SEARCH_URL", "http://" + toSearch.host(),
                        "QUARKUS_DATASOURCE_REACTIVE_URL", database());
            case INGEST ->
                Map.of(
                        "STORYWIRE_SEARCH_URL", "http://" + toSearch.host(),
                        "QUARKUS_DATASOURCE_REACTIVE_URL", database(),
                        "KAFKA_BOOTSTRAP_SERVERS", toKafka.host());
            case SEARCH ->
                Map.of(
                        "QUARKUS_ELASTICSEARCH_HOSTS", toElasticsearch.host(),
                        "KAFKA_BOOTSTRAP_SERVERS", toKafka.host());
        };
    }

    private String database() {
        return "postgresql://" + toPostgres.host() + "/" + EmbeddedPostgres.DATABASE;
    }

    /** Leads the lines to where the parts listen. */
    void connect(Suite suite) {
        toIngest.leadTo(suite.ingest().port());
        toSearch.leadTo(suite.search().port());
        toElasticsearch.leadTo(suite.elasticsearch().port());
        toPostgres.leadTo(suite.postgres().port());
        toKafka.leadTo(suite.kafka().port());
    }

    public void heal() {
        lines().forEach(ToxicProxy::heal);
    }

    /** Ends all connections, with whatever they hold back. */
    public void cut() {
        lines().forEach(ToxicProxy::cut);
    }

    private Stream<ToxicProxy> lines() {
        return Stream.of(toIngest, toSearch, toElasticsearch, toPostgres, toKafka);
    }

    @Override
    public void close() {
        lines().forEach(ToxicProxy::close);
    }
}
