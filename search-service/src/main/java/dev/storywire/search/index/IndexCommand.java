package dev.storywire.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.http.HttpHost;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;

/**
 * Makes template and index as the service would at its start, without the service: a job that may run before it, and as often as anybody likes.
 * Reads the same variables ({@code QUARKUS_ELASTICSEARCH_HOSTS}, {@code _PROTOCOL}, {@code _USERNAME} and {@code _PASSWORD},
 * {@code STORYWIRE_SEARCH_INDEX_…}).
 */
public final class IndexCommand {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String ELASTICSEARCH = "quarkus.elasticsearch.";

    private IndexCommand() {}

    /** Ends with 0 when the index is there, 1 when Elasticsearch can't be reached or refuses. */
    public static void main(String[] args) throws IOException {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultSources()
                .addDiscoveredSources()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withMapping(StoryIndexConfig.class)
                .build();
        int code = 0;
        try (RestClientTransport elasticsearch =
                new RestClientTransport(builder(config).build(), new JacksonJsonpMapper())) {
            System.out.println(
                    made(new ElasticsearchAsyncClient(elasticsearch), config.getConfigMapping(StoryIndexConfig.class)));
        } catch (RuntimeException failure) {
            System.out.println("no index: " + ElasticsearchFailure.of(failure).reason());
            code = 1;
        }
        System.exit(code);
    }

    private static String made(ElasticsearchAsyncClient client, StoryIndexConfig config) {
        StoryIndex index = new StoryIndex(client, new IndexGenerations(client, config), config);
        boolean found = index.isThere().await().atMost(PATIENCE);
        index.ensure().await().atMost(PATIENCE);
        return "index " + String.join(", ", index.indices().await().atMost(PATIENCE)) + (found ? " found" : " made");
    }

    private static RestClientBuilder builder(SmallRyeConfig config) {
        String protocol = config.getOptionalValue(ELASTICSEARCH + "protocol", String.class)
                .orElse("http");
        String hosts =
                config.getOptionalValue(ELASTICSEARCH + "hosts", String.class).orElse("localhost:9200");
        RestClientBuilder builder = RestClient.builder(Stream.of(hosts.split(","))
                .map(host -> HttpHost.create(protocol + "://" + host.strip()))
                .toArray(HttpHost[]::new));
        Optional<String> user = config.getOptionalValue(ELASTICSEARCH + "username", String.class);
        Optional<String> password = config.getOptionalValue(ELASTICSEARCH + "password", String.class);
        if (user.isPresent() && password.isPresent()) {
            BasicCredentialsProvider credentials = new BasicCredentialsProvider();
            credentials.setCredentials(AuthScope.ANY, new UsernamePasswordCredentials(user.get(), password.get()));
            builder.setHttpClientConfigCallback(http -> http.setDefaultCredentialsProvider(credentials));
        }
        return builder;
    }
}
