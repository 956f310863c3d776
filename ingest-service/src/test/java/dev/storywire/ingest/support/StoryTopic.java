package dev.storywire.ingest.support;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topic of story events as a consumer sees it from the beginning. */
public final class StoryTopic implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Consumer<String, String> consumer;
    private final List<ConsumerRecord<String, String>> records = new ArrayList<>();

    /** Reads from this broker. */
    public StoryTopic(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
    }

    /** Reads on until so many events of a story are there, in the order in which a consumer gets them. */
    public List<ConsumerRecord<String, String>> await(String storyId, int number) {
        return await(message -> message.key().equals(storyId), number);
    }

    /** Reads on until so many matching events are there. */
    public List<ConsumerRecord<String, String>> await(Predicate<ConsumerRecord<String, String>> wanted, int number) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (matching(wanted).size() < number) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("Only " + matching(wanted).size() + " of " + number + " events came");
            }
            assign();
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        return matching(wanted);
    }

    /** The value of a header. */
    public static String header(ConsumerRecord<String, String> message, String name) {
        Header header = message.headers().lastHeader(name);
        if (header == null) {
            throw new AssertionError("No header " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    /** The names of the headers. */
    public static List<String> headers(ConsumerRecord<String, String> message) {
        return StreamSupport.stream(message.headers().spliterator(), false)
                .map(Header::key)
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private List<ConsumerRecord<String, String>> matching(Predicate<ConsumerRecord<String, String>> wanted) {
        return records.stream().filter(wanted).toList();
    }

    /** By hand, so that no group has to agree first; again where the topic was not there yet. */
    private void assign() {
        if (consumer.assignment().isEmpty()) {
            List<TopicPartition> partitions = consumer.partitionsFor("story-events").stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }
    }
}
