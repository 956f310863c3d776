package dev.storywire.bench.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.storywire.bench.ScratchFolder;
import dev.storywire.embedded.EmbeddedElasticsearch;
import dev.storywire.embedded.EmbeddedKafka;
import dev.storywire.local.Service;
import dev.storywire.local.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka, Elasticsearch and the search-service, each a process of its own. */
final class Stage implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOPIC = "story-events";
    private static final int PARTITIONS = 3;
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    private final ScratchFolder folder;
    private final EmbeddedKafka kafka;
    private final EmbeddedElasticsearch elasticsearch;
    private final KafkaProducer<String, byte[]> producer;
    private final Http index;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    /** @param elasticsearchHeap in megabytes */
    Stage(int elasticsearchHeap) throws IOException, ExecutionException, InterruptedException {
        folder = ScratchFolder.create();
        kafka = EmbeddedKafka.start(EmbeddedKafka.defaults().readyWithin(DEADLINE));
        elasticsearch = EmbeddedElasticsearch.start(
                EmbeddedElasticsearch.defaults().withHeap(elasticsearchHeap).readyWithin(DEADLINE));
        index = new Http(URI.create("http://" + elasticsearch.host()));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(
                            new NewTopic(TOPIC, PARTITIONS, (short) 1).configs(Map.of("cleanup.policy", "compact"))))
                    .all()
                    .get();
        }
        Properties settings = new Properties();
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        settings.put("linger.ms", 5);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** A search-service on this stage, started and ready. */
    ServiceProcess service(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "QUARKUS_ELASTICSEARCH_HOSTS", elasticsearch.host(),
                "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                "STORYWIRE_INTERNAL_REQUIRED", "false"));
        environment.putAll(more);
        ServiceProcess service = new ServiceProcess(
                Service.SEARCH,
                0,
                folder.path().resolve("search-" + System.nanoTime()),
                environment,
                DEADLINE,
                HttpClient.newHttpClient());
        service.restart();
        return service;
    }

    /** Elasticsearch itself. */
    Http index() {
        return index;
    }

    URI indexAddress() {
        return URI.create("http://" + elasticsearch.host());
    }

    /** Sends one event; {@link #flush} waits for all. */
    void publish(ObjectNode story) {
        sent.add(producer.send(new ProducerRecord<>(TOPIC, story.path("id").asText(), bytes(story))));
    }

    /** Returns when Kafka has every event that was sent. */
    void flush() throws ExecutionException, InterruptedException {
        for (Future<RecordMetadata> event : sent) {
            event.get();
        }
        sent.clear();
    }

    static byte[] bytes(ObjectNode story) {
        try {
            return JSON.writeValueAsBytes(story);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        elasticsearch.close();
        kafka.close();
        folder.close();
    }
}
