package dev.storywire.e2e;

import dev.storywire.local.Service;
import dev.storywire.local.Suite;
import java.util.List;
import java.util.Map;

/** The lines between the parts of the suite: each way to a service, whoever goes it, and the one to Elasticsearch. */
public record Network(ToxicProxy toIngest, ToxicProxy toSearch, ToxicProxy toElasticsearch) implements AutoCloseable {

    Network() {
        this(new ToxicProxy(), new ToxicProxy(), new ToxicProxy());
    }

    /** What makes a service go by these lines. */
    Map<String, String> variables(Service service) {
        return switch (service) {
            case GATEWAY ->
                Map.of(
                        "STORYWIRE_INGEST_URL", "http://" + toIngest.host(),
                        "STORYWIRE_SEARCH_URL", "http://" + toSearch.host());
            case INGEST -> Map.of("STORYWIRE_SEARCH_URL", "http://" + toSearch.host());
            case SEARCH -> Map.of("QUARKUS_ELASTICSEARCH_HOSTS", toElasticsearch.host());
        };
    }

    /** Leads the lines to where the parts listen. */
    void connect(Suite suite) {
        toIngest.leadTo(suite.ingest().port());
        toSearch.leadTo(suite.search().port());
        toElasticsearch.leadTo(suite.elasticsearch().port());
    }

    public void heal() {
        List.of(toIngest, toSearch, toElasticsearch).forEach(ToxicProxy::heal);
    }

    @Override
    public void close() {
        List.of(toIngest, toSearch, toElasticsearch).forEach(ToxicProxy::close);
    }
}
