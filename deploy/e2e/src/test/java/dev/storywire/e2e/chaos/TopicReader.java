package dev.storywire.e2e.chaos;

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

/** Reads the topic of story events as any consumer does, each time from where it was; of one source. */
final class TopicReader implements AutoCloseable {

    static final String TOPIC = "story-events";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final String source;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final List<Observations.Event> events = new ArrayList<>();
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

    /** @param source the name of the source whose stories are looked at */
    TopicReader(String bootstrapServers, String source) {
        this.source = source;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        this.partitions = consumer.partitionsFor(TOPIC).stream()
                .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** Everything that was committed since the beginning. */
    List<Observations.Event> events() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, DEADLINE);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey(), DEADLINE) < end.getValue())) {
            consumer.poll(POLL).forEach(this::take);
        }
        return List.copyOf(events);
    }

    /** The events as they stand in the topic, as far as they were read. */
    List<ConsumerRecord<String, byte[]>> records() {
        return List.copyOf(records);
    }

    private void take(ConsumerRecord<String, byte[]> found) {
        var id = found.headers().lastHeader("ce_id");
        if (found.value() == null || id == null || found.headers().lastHeader(Intruder.HEADER) != null) {
            return;
        }
        try {
            var story = JSON.readTree(found.value());
            if (story.path("source").path("name").asText().equals(source)) {
                records.add(found);
                events.add(new Observations.Event(new String(id.value(), StandardCharsets.UTF_8), Sighting.of(story)));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
