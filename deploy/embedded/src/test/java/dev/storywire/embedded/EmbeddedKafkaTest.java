package dev.storywire.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

    private static final String TOPIC = "notes";

    @Test
    void eventsSurviveAKillAndARestartOnTheSamePort(@TempDir Path folder) throws Exception {
        try (EmbeddedKafka server = EmbeddedKafka.start(EmbeddedKafka.defaults().keptIn(folder))) {
            int port = server.port();
            createTopic(server);
            send(server, "before");

            var ended = server.ended();
            server.kill();
            ended.get(5, TimeUnit.SECONDS);
            server.restart();
            send(server, "after");

            assertEquals(port, server.port());
            assertEquals(List.of("before", "after"), received(server));
        }
    }

    private static void createTopic(EmbeddedKafka server) throws Exception {
        try (Admin admin = Admin.create(client(server))) {
            Map<String, String> compacted = Map.of("cleanup.policy", "compact");
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1).configs(compacted)))
                    .all()
                    .get();
        }
    }

    private static void send(EmbeddedKafka server, String value) throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(client(server), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, value, value)).get();
        }
    }

    private static List<String> received(EmbeddedKafka server) {
        Map<String, Object> group = Map.of(
                "bootstrap.servers", server.bootstrapServers(), "group.id", "test", "auto.offset.reset", "earliest");
        List<String> values = new ArrayList<>();
        Instant end = Instant.now().plusSeconds(20);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(group, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            while (values.size() < 2 && Instant.now().isBefore(end)) {
                consumer.poll(Duration.ofMillis(200)).forEach(found -> values.add(found.value()));
            }
        }
        return values;
    }

    private static Map<String, Object> client(EmbeddedKafka server) {
        return Map.of("bootstrap.servers", server.bootstrapServers());
    }
}
