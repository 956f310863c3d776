package dev.storywire.search.storyevent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads the dead letters, from their topic alone. Blocking: for a virtual thread. */
@ApplicationScoped
class DeadLetterArchive {
    /** On a record without a letter: the letter of this id is in the index, or outdated. */
    static final String REDRIVEN = "dead-letter-redriven";

    static final int MOST = 10_000;

    private static final Pattern ID = Pattern.compile("(\\d{1,6})-(\\d{1,18})");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> settings = new HashMap<>();
    private final StoryEventConfig config;

    DeadLetterArchive(@Identifier("default-kafka-broker") Map<String, Object> kafka, StoryEventConfig config) {
        kafka.forEach((name, value) -> {
            if (ConsumerConfig.configNames().contains(name)) {
                settings.put(name, value);
            }
        });
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        this.config = config;
    }

    /** The letters of the newest {@value #MOST} records, newest first. */
    List<DeadLetter> newest() {
        List<DeadLetter> letters = new ArrayList<>();
        Set<String> redriven = new HashSet<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
            consumer.assign(partitions);
            long each = MOST / Math.max(1, partitions.size());
            partitions.forEach(partition ->
                    consumer.seek(partition, Math.max(offset(beginnings, partition), offset(ends, partition) - each)));
            Instant giveUp = Instant.now().plus(PATIENCE);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < offset(ends, p))) {
                if (Instant.now().isAfter(giveUp)) {
                    throw new IllegalStateException("the dead letters can't be read in time");
                }
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    Optional<String> marker = text(record.headers(), REDRIVEN);
                    marker.ifPresentOrElse(redriven::add, () -> letters.add(letter(record, false)));
                }
            }
        }
        return letters.stream()
                .map(letter -> letter.redriven(redriven.contains(letter.id())))
                .sorted(Comparator.comparing(DeadLetter::at).reversed().thenComparing(DeadLetter::id))
                .toList();
    }

    private static long offset(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return offsets.getOrDefault(partition, 0L);
    }

    /** A record by its id, if it is a letter that has not gone by age. */
    Optional<ConsumerRecord<String, byte[]>> record(String id) {
        var place = ID.matcher(id);
        if (!place.matches()) {
            return Optional.empty();
        }
        TopicPartition partition = new TopicPartition(config.deadLetterTopic(), Integer.parseInt(place.group(1)));
        long offset = Long.parseLong(place.group(2));
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            if (!partitions(consumer).contains(partition)
                    || offset >= offset(consumer.endOffsets(List.of(partition)), partition)
                    || offset < offset(consumer.beginningOffsets(List.of(partition)), partition)) {
                return Optional.empty();
            }
            consumer.assign(List.of(partition));
            consumer.seek(partition, offset);
            Instant giveUp = Instant.now().plus(PATIENCE);
            while (Instant.now().isBefore(giveUp)) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    return record.offset() == offset
                                    && text(record.headers(), REDRIVEN).isEmpty()
                            ? Optional.of(record)
                            : Optional.empty();
                }
            }
            throw new IllegalStateException("the dead letter can't be read in time");
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
        return consumer.partitionsFor(config.deadLetterTopic()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    /** What a record says of itself. */
    static DeadLetter letter(ConsumerRecord<String, byte[]> record, boolean withEvent) {
        byte @Nullable [] value = record.value();
        Headers headers = record.headers();
        return new DeadLetter(
                record.partition() + "-" + record.offset(),
                Objects.requireNonNullElse(record.key(), ""),
                text(headers, "dead-letter-reason").orElse(""),
                text(headers, "dead-letter-detail").orElse(""),
                Instant.ofEpochMilli(Math.max(0, record.timestamp())),
                text(headers, "dead-letter-topic").orElse(""),
                number(headers, "dead-letter-partition"),
                number(headers, "dead-letter-offset"),
                value == null ? 0 : value.length,
                false,
                withEvent ? others(headers) : null,
                withEvent && value != null ? new String(value, UTF_8) : null);
    }

    private static Map<String, String> others(Headers headers) {
        Map<String, String> others = new LinkedHashMap<>();
        for (Header header : headers) {
            if (!header.key().startsWith("dead-letter-") && header.value() != null) {
                others.put(header.key(), new String(header.value(), UTF_8));
            }
        }
        return others;
    }

    private static long number(Headers headers, String name) {
        return text(headers, name)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
    }

    static Optional<String> text(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name)).map(Header::value).map(value -> new String(value, UTF_8));
    }
}
