package dev.storywire.search.storyevent;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Counts the events at the end of partitions by reading them. Offsets alone don't tell how many there are: the marker that ends a
 * transaction takes one too, so the group would never seem to have caught up.
 */
final class TopicTail implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(100);

    /** Offsets of a partition, the end excluded. */
    record Stretch(long from, long end) {
        long offsets() {
            return Math.max(0, end - from);
        }
    }

    private final Map<String, Object> config;
    private @Nullable Consumer<byte[], byte[]> consumer;

    /**
     * Connects on first use.
     *
     * @param kafka how to reach the brokers
     */
    TopicTail(Map<String, Object> kafka) {
        this.config = new HashMap<>();
        kafka.forEach((name, value) -> {
            if (ConsumerConfig.configNames().contains(name)) {
                config.put(name, value);
            }
        });
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.remove(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG);
        config.remove(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    }

    /** How many events there are; what can't be read in time counts one an offset. Blocks. */
    synchronized long count(Map<TopicPartition, Stretch> stretches) {
        Consumer<byte[], byte[]> open = consumer;
        if (open == null) {
            open = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            consumer = open;
        }
        open.assign(stretches.keySet());
        for (Map.Entry<TopicPartition, Stretch> stretch : stretches.entrySet()) {
            open.seek(stretch.getKey(), stretch.getValue().from());
        }
        Instant deadline = Instant.now().plus(PATIENCE);
        long events = 0;
        long unread = unread(open, stretches);
        while (unread > 0 && Instant.now().isBefore(deadline)) {
            for (ConsumerRecord<byte[], byte[]> event : open.poll(POLL)) {
                Stretch stretch = stretches.get(new TopicPartition(event.topic(), event.partition()));
                events += stretch != null && event.offset() < stretch.end() ? 1 : 0;
            }
            unread = unread(open, stretches);
        }
        return events + unread;
    }

    private static long unread(Consumer<byte[], byte[]> open, Map<TopicPartition, Stretch> stretches) {
        return stretches.entrySet().stream()
                .mapToLong(stretch -> new Stretch(
                                open.position(stretch.getKey(), PATIENCE),
                                stretch.getValue().end())
                        .offsets())
                .sum();
    }

    @Override
    public synchronized void close() {
        if (consumer != null) {
            consumer.close();
            consumer = null;
        }
    }
}
