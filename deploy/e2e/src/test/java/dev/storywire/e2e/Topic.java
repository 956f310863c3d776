package dev.storywire.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topic of story events, as any consumer sees it. */
final class Topic {

    private static final String NAME = "story-events";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** An event: of which story, its CloudEvents id and type, and the external id of the story in it. */
    record Event(String storyId, String id, String type, String externalId) {}

    private Topic() {}

    /** Everything that is committed by now. */
    static List<Event> events(String bootstrapServers) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        List<Event> events = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(NAME).stream()
                    .map(partition -> new TopicPartition(NAME, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(found -> events.add(event(found)));
            }
        }
        return events;
    }

    private static Event event(ConsumerRecord<String, byte[]> found) {
        try {
            JsonNode story = JSON.readTree(found.value());
            return new Event(
                    found.key(),
                    header(found, "ce_id"),
                    header(found, "ce_type"),
                    story.path("externalId").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> found, String name) {
        return new String(found.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
