package dev.storywire.local;

import dev.storywire.embedded.DataFolder;
import dev.storywire.embedded.EmbeddedElasticsearch;
import dev.storywire.embedded.EmbeddedKafka;
import dev.storywire.embedded.EmbeddedPostgres;
import dev.storywire.embedded.process.ProcessFailedException;
import dev.storywire.embedded.process.SupervisedServer;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * PostgreSQL, Kafka, Elasticsearch and the three services, each a process of its own on loopback. Every part can be
 * stopped, killed and started again by itself.
 */
public final class Suite implements AutoCloseable {

    /** Far above what people do, so that programs that measure the suite aren't held up; still a bound. */
    private static final String REQUESTS_PER_MINUTE = "600000";

    /** Programs that try what doors are closed show more than people do; guessing a key would take them longer than this machine lasts. */
    private static final String WRONG_CREDENTIALS_PER_MINUTE = "600";

    /** In megabytes: with 256 it was full, and ended, after half a million stories. */
    private static final int ELASTICSEARCH_HEAP = 384;

    private final SuiteSettings settings;
    private final String apiKey;
    private final DataFolder folder;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private final Map<Service, Map<String, String>> environments = new EnumMap<>(Service.class);
    private final List<SupervisedServer> parts = new ArrayList<>();
    private final EmbeddedPostgres postgres;
    private final EmbeddedKafka kafka;
    private final EmbeddedElasticsearch elasticsearch;
    private final ServiceProcess ingest;
    private final ServiceProcess search;
    private final ServiceProcess gateway;

    /**
     * Takes the folder and the ports; {@link #start} does the rest.
     *
     * @throws ProcessFailedException when the folder or the gateway's port is in use
     */
    public Suite(SuiteSettings settings) {
        this.settings = settings;
        Path data = settings.data();
        this.folder = data == null ? DataFolder.temporary("suite") : DataFolder.kept(data);
        try {
            this.apiKey = settings.apiKey() != null ? settings.apiKey() : Secrets.kept(at("api-key"));
            Map<String, String> internal = Map.of("STORYWIRE_INTERNAL_KEYS", "local:" + Secrets.drawn());
            this.postgres = part(EmbeddedPostgres.create(
                    EmbeddedPostgres.defaults().keptIn(at("postgres")).readyWithin(settings.deadline())));
            this.kafka = part(EmbeddedKafka.create(EmbeddedKafka.defaults()
                    .keptIn(at("kafka"))
                    .readyWithin(settings.deadline())
                    .reachedBy(settings.kafkaLine())));
            this.elasticsearch = part(EmbeddedElasticsearch.create(EmbeddedElasticsearch.defaults()
                    .withHeap(ELASTICSEARCH_HEAP)
                    .keptIn(at("elasticsearch"))
                    .readyWithin(settings.deadline())));
            this.search = part(service(
                    Service.SEARCH,
                    0,
                    internal,
                    Map.of(
                            "QUARKUS_ELASTICSEARCH_HOSTS", elasticsearch.host(),
                            "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers())));
            this.ingest = part(service(
                    Service.INGEST,
                    0,
                    internal,
                    Map.of(
                            "QUARKUS_DATASOURCE_REACTIVE_URL",
                            postgres.reactiveUrl(),
                            "QUARKUS_DATASOURCE_JDBC_URL",
                            postgres.jdbcUrl(),
                            "KAFKA_BOOTSTRAP_SERVERS",
                            kafka.bootstrapServers(),
                            "STORYWIRE_SEARCH_URL",
                            search.base().toString(),
                            "STORYWIRE_FEED_CREDENTIALS_KEY",
                            "local:" + Secrets.keptKey(at("credentials-key")))));
            this.gateway = part(service(
                    Service.GATEWAY,
                    settings.gatewayPort(),
                    internal,
                    Map.of(
                            "STORYWIRE_INGEST_URL",
                            ingest.base().toString(),
                            "STORYWIRE_SEARCH_URL",
                            search.base().toString(),
                            "QUARKUS_DATASOURCE_REACTIVE_URL",
                            postgres.reactiveUrl(),
                            "STORYWIRE_SECURITY_ADMIN_KEY",
                            apiKey,
                            "STORYWIRE_SECURITY_ANONYMOUS_ROLE",
                            settings.apiKey() == null ? "admin" : "reader",
                            "STORYWIRE_LIMITS_KEY_PER_MINUTE",
                            REQUESTS_PER_MINUTE,
                            "STORYWIRE_LIMITS_ADDRESS_PER_MINUTE",
                            REQUESTS_PER_MINUTE,
                            "STORYWIRE_LIMITS_WRONG_CREDENTIALS_PER_MINUTE",
                            WRONG_CREDENTIALS_PER_MINUTE)));
        } catch (RuntimeException failure) {
            parts.forEach(SupervisedServer::close);
            folder.close();
            throw failure;
        }
    }

    /**
     * Starts every part as soon as what it needs is ready, and waits for all.
     *
     * @throws ProcessFailedException when one is not ready in time; the others are left to {@link #close}
     */
    public void start(Progress progress) {
        CompletableFuture<Void> failed = new CompletableFuture<>();
        CompletableFuture<Void> postgresReady = started(postgres, progress, failed);
        CompletableFuture<Void> kafkaReady = started(kafka, progress, failed);
        CompletableFuture<Void> elasticsearchReady = started(elasticsearch, progress, failed);
        CompletableFuture<Void> ingestReady = started(ingest, progress, failed, postgresReady, kafkaReady);
        CompletableFuture<Void> searchReady = started(search, progress, failed, ingestReady, elasticsearchReady);
        CompletableFuture<Void> gatewayReady = started(gateway, progress, failed, ingestReady);
        try {
            CompletableFuture.anyOf(failed, CompletableFuture.allOf(searchReady, gatewayReady))
                    .join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof ProcessFailedException told ? told : failure;
        }
    }

    /** Stops the gateway, the services behind it, then the servers; data that is not kept is deleted. */
    @Override
    public void close() {
        together(List.of(gateway, search, ingest));
        together(List.of(elasticsearch, kafka, postgres));
        threads.close();
        client.close();
        folder.close();
    }

    /**
     * A second process of a service on a free port, configured as the first. It is the caller's to start and to close.
     *
     * @param more variables beside those of the first
     */
    public ServiceProcess replica(Service service, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(environments.getOrDefault(service, Map.of()));
        environment.putAll(more);
        return new ServiceProcess(
                service, 0, at(service.module() + "-replica"), environment, settings.deadline(), client);
    }

    /** Completes with the first part that ends. Parts that are started again later are not seen. */
    public CompletableFuture<SupervisedServer> firstEnd() {
        return CompletableFuture.anyOf(parts.stream()
                        .map(part -> part.ended().thenApply(gone -> part))
                        .toArray(CompletableFuture<?>[]::new))
                .thenApply(SupervisedServer.class::cast);
    }

    public EmbeddedPostgres postgres() {
        return postgres;
    }

    public EmbeddedKafka kafka() {
        return kafka;
    }

    public EmbeddedElasticsearch elasticsearch() {
        return elasticsearch;
    }

    public ServiceProcess ingest() {
        return ingest;
    }

    public ServiceProcess search() {
        return search;
    }

    /** The one door of the suite. */
    public ServiceProcess gateway() {
        return gateway;
    }

    /** The administrator's key, for the header {@code X-API-Key}. Reading needs none here, and nothing does where nobody chose a key. */
    public String apiKey() {
        return apiKey;
    }

    /** Where data and logs are. */
    public Path folder() {
        return folder.path();
    }

    /** What each part uses and holds, by the name of its folder. */
    public Map<String, Usage> usage() {
        return Usage.of(folder());
    }

    private <P extends SupervisedServer> P part(P part) {
        parts.add(part);
        return part;
    }

    private ServiceProcess service(Service service, int port, Map<String, String> internal, Map<String, String> ties) {
        Map<String, String> environment = new HashMap<>(internal);
        environment.putAll(ties);
        environment.putAll(settings.environment().getOrDefault(service, Map.of()));
        environments.put(service, environment);
        return new ServiceProcess(service, port, at(service.module()), environment, settings.deadline(), client);
    }

    private Path at(String part) {
        return folder.path().resolve(part);
    }

    private CompletableFuture<Void> started(
            SupervisedServer part, Progress progress, CompletableFuture<Void> failed, CompletableFuture<?>... needed) {
        return CompletableFuture.allOf(needed)
                .thenRunAsync(
                        () -> {
                            Instant start = Instant.now();
                            part.restart();
                            progress.ready(part.name(), Duration.between(start, Instant.now()));
                        },
                        threads)
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        failed.completeExceptionally(failure);
                    }
                });
    }

    private void together(List<SupervisedServer> parts) {
        CompletableFuture.allOf(parts.stream()
                        .map(part -> CompletableFuture.runAsync(part::close, threads))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }
}
