package dev.storywire.search.storyevent;

import dev.storywire.search.index.StoryIndexConfig;
import dev.storywire.search.index.StoryIndexWriter;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the topic again, from given places to given ends, into an index. Blocking: for a virtual thread. */
@ApplicationScoped
public class TopicReplay {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int BATCH = 2_000;

    /**
     * How far a replay has come.
     *
     * @param positions by partition, the next offset to read
     * @param read events since the replay's beginning
     * @param refused events that can't be indexed; they are dead letters already
     */
    public record Progress(Map<Integer, Long> positions, long read, long written, long refused) {}

    /** Is told of the progress, again and again, and may end the replay by an exception. */
    @FunctionalInterface
    public interface Listener {
        void at(Progress progress);
    }

    private final Map<String, Object> settings = new HashMap<>();
    private final StoryEventConfig config;
    private final StoryIndexConfig indexing;
    private final StoryIndexWriter writer;

    TopicReplay(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            StoryEventConfig config,
            StoryIndexConfig indexing,
            StoryIndexWriter writer) {
        kafka.forEach((name, value) -> {
            if (ConsumerConfig.configNames().contains(name)) {
                settings.put(name, value);
            }
        });
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        this.config = config;
        this.indexing = indexing;
        this.writer = writer;
    }

    /**
     * Returns when everything before the ends is in the index.
     *
     * @param generation of indices that is being made
     * @param start the progress to go on from, of the beginning or of a replay that broke off
     * @param ends by partition, the first offset that is not read
     */
    public void replay(String generation, Progress start, Map<Integer, Long> ends, Listener listener) {
        Progress progress = start;
        RevisionPlaces places = new RevisionPlaces(config.remembered());
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> open = new ArrayList<>();
            ends.forEach((partition, end) -> {
                if (start.positions().getOrDefault(partition, 0L) < end) {
                    open.add(new TopicPartition(config.topic(), partition));
                }
            });
            consumer.assign(open);
            open.forEach(
                    partition -> consumer.seek(partition, start.positions().getOrDefault(partition.partition(), 0L)));
            while (!open.isEmpty()) {
                ConsumerRecords<String, byte[]> events = before(ends, consumer.poll(POLL));
                Map<Integer, Long> positions = new TreeMap<>(progress.positions());
                open.forEach(partition -> positions.put(partition.partition(), consumer.position(partition, POLL)));
                EventBatch batch = new EventBatch(events, places);
                settle(generation, batch, progress, listener);
                progress = new Progress(
                        positions,
                        progress.read() + events.count(),
                        progress.written() + batch.written(),
                        progress.refused() + batch.dead().size());
                listener.at(progress);
                open.removeIf(partition -> positions.getOrDefault(partition.partition(), 0L)
                        >= ends.getOrDefault(partition.partition(), 0L));
                consumer.assign(open);
            }
        }
    }

    private static ConsumerRecords<String, byte[]> before(
            Map<Integer, Long> ends, ConsumerRecords<String, byte[]> events) {
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> wanted = new HashMap<>();
        for (TopicPartition partition : events.partitions()) {
            long end = ends.getOrDefault(partition.partition(), 0L);
            wanted.put(
                    partition,
                    events.records(partition).stream()
                            .filter(event -> event.offset() < end)
                            .toList());
        }
        return new ConsumerRecords<>(wanted, Map.of());
    }

    private void settle(String generation, EventBatch batch, Progress sofar, Listener listener) {
        Duration wait = indexing.retryFirst();
        while (!batch.isDone()) {
            boolean putOff =
                    batch.settle(writer.write(generation, batch.next()).await().indefinitely());
            if (putOff) {
                LockSupport.parkNanos(wait.toNanos());
                Duration twice = wait.multipliedBy(2);
                wait = twice.compareTo(indexing.retryAtMost()) > 0 ? indexing.retryAtMost() : twice;
                listener.at(sofar);
            }
        }
    }
}
