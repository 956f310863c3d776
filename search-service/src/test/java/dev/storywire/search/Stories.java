package dev.storywire.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Stories of one source that no other test has, and their way to the topic. */
public final class Stories {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
            new StringSerializer(),
            new ByteArraySerializer());

    private final String source = "source-" + UUID.randomUUID();
    private int made;

    /** The id of the source that all these stories have. */
    public String source() {
        return source;
    }

    /** A story in English with this headline, ready for changes. */
    public ObjectNode story(String headline) {
        ObjectNode story = JSON.createObjectNode();
        story.put("id", source + "-" + made++)
                .put("revision", 1)
                .put("status", "usable")
                .put("kind", "article")
                .put("headline", headline)
                .put("language", "en")
                .put("publishedAt", "2024-04-10T06:30:00Z")
                .put("firstSeenAt", "2024-04-10T06:31:00Z");
        story.putObject("source").put("id", source).put("name", "The " + source);
        return story;
    }

    /** Writes the events, in this order, and returns when Kafka has them. */
    public static void publish(ObjectNode... stories) {
        List<Future<?>> sent = new ArrayList<>();
        for (ObjectNode story : stories) {
            sent.add(send(story.path("id").asText(), story.toString()));
        }
        await(sent);
    }

    /** Writes an event whatever it holds. */
    public static void publish(String key, String value) {
        await(List.of(send(key, value)));
    }

    /** Writes the deletion of a story whose last revision this was. */
    public static void delete(String key, int revision) {
        ProducerRecord<String, byte[]> tombstone = new ProducerRecord<>("story-events", key, null);
        tombstone.headers().add("ce_revision", Integer.toString(revision).getBytes(UTF_8));
        send(tombstone);
    }

    /** Writes events that were told before on a topic that is lost. */
    public static void republish(ObjectNode... stories) {
        for (ObjectNode story : stories) {
            ProducerRecord<String, byte[]> event = new ProducerRecord<>(
                    "story-events", story.path("id").asText(), story.toString().getBytes(UTF_8));
            event.headers().add("ce_republished", "true".getBytes(UTF_8));
            send(event);
        }
    }

    /** Sends a record to whatever topic, and returns when Kafka has it. */
    public static void send(ProducerRecord<String, byte[]> record) {
        await(List.of(PRODUCER.send(record)));
    }

    private static Future<?> send(String key, String value) {
        return PRODUCER.send(new ProducerRecord<>("story-events", key, value.getBytes(UTF_8)));
    }

    private static void await(List<Future<?>> sent) {
        try {
            for (Future<?> one : sent) {
                one.get(30, TimeUnit.SECONDS);
            }
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
