package dev.storywire.search.storyevent;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How far the consumer group is behind the topic, and how many dead letters there are. Creates their topic at start. */
@ApplicationScoped
public class TopicProgress {
    private static final Logger LOG = Logger.getLogger(TopicProgress.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final int LARGEST_LETTER = 32 * 1024 * 1024;
    private static final Duration DESCRIPTION_AGE = Duration.ofSeconds(10);
    /** Of a longer stretch the markers of transactions are few beside the events. */
    private static final long LONGEST_TAIL = 64;

    private record Described(TopicDescription topic, Instant at) {}

    private final Admin admin;
    private final StoryEventConfig config;
    private final TopicTail tail;
    private volatile @Nullable Described described;

    TopicProgress(@Identifier("default-kafka-broker") Map<String, Object> kafka, StoryEventConfig config) {
        Map<String, Object> settings = new HashMap<>();
        kafka.forEach((name, value) -> {
            if (AdminClientConfig.configNames().contains(name)) {
                settings.put(name, value);
            }
        });
        this.admin = Admin.create(settings);
        this.config = config;
        this.tail = new TopicTail(kafka);
    }

    void onStart(@Observes StartupEvent start) {
        createDeadLetterTopic()
                .onFailure()
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely()
                .subscribe()
                .with(_ -> LOG.infof("event=dead-letter-topic-ready topic=%s", config.deadLetterTopic()));
    }

    void onStop(@Observes ShutdownEvent stop) {
        admin.close(Duration.ZERO);
        tail.close();
    }

    private Uni<Void> createDeadLetterTopic() {
        NewTopic topic = new NewTopic(config.deadLetterTopic(), Optional.empty(), Optional.empty())
                .configs(Map.of(
                        "retention.ms",
                                Long.toString(config.deadLetterRetention().toMillis()),
                        "max.message.bytes", Integer.toString(LARGEST_LETTER)));
        return ask(() -> admin.createTopics(List.of(topic)).all().toCompletionStage())
                .onFailure(TopicExistsException.class)
                .recoverWithNull();
    }

    /** Events that this service's group has not taken yet; those that compaction removed since are counted too. */
    public Uni<Long> lag() {
        return partitions(config.topic())
                .chain(partitions -> Uni.combine()
                        .all()
                        .unis(
                                offsets(partitions, OffsetSpec.latest()),
                                offsets(partitions, OffsetSpec.earliest()),
                                committed())
                        .asTuple())
                .map(found -> {
                    Map<TopicPartition, TopicTail.Stretch> open = new HashMap<>();
                    found.getItem1().forEach((partition, end) -> {
                        OffsetAndMetadata done = found.getItem3().get(partition);
                        long earliest = found.getItem2().getOrDefault(partition, 0L);
                        open.put(
                                partition,
                                new TopicTail.Stretch(Math.max(earliest, done == null ? 0 : done.offset()), end));
                    });
                    return open;
                })
                .chain(this::events);
    }

    private Uni<Long> events(Map<TopicPartition, TopicTail.Stretch> open) {
        long known = 0;
        Map<TopicPartition, TopicTail.Stretch> tails = new HashMap<>();
        for (Map.Entry<TopicPartition, TopicTail.Stretch> stretch : open.entrySet()) {
            long offsets = stretch.getValue().offsets();
            if (offsets > LONGEST_TAIL) {
                known += offsets;
            } else if (offsets > 0) {
                tails.put(stretch.getKey(), stretch.getValue());
            }
        }
        long longStretches = known;
        return tails.isEmpty()
                ? Uni.createFrom().item(longStretches)
                : Uni.createFrom()
                        .item(() -> longStretches + tail.count(tails))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /**
     * How far this service's group has settled the topic: what stands before these offsets is in the index, outdated, or
     * parked as a dead letter.
     */
    public Uni<SettledOffsets> settled() {
        return topic().chain(topic -> committed().map(committed -> {
            Map<Integer, Long> next = new HashMap<>();
            committed.forEach((partition, offset) -> {
                if (offset != null && partition.topic().equals(config.topic())) {
                    next.put(partition.partition(), offset.offset());
                }
            });
            return new SettledOffsets(
                    topic.topicId().toString(),
                    topic.partitions().stream()
                            .map(partition -> next.getOrDefault(partition.partition(), 0L))
                            .toList());
        }));
    }

    /** Asked anew now and then, since partitions can be added. */
    private Uni<TopicDescription> topic() {
        Described known = described;
        if (known != null && known.at().plus(DESCRIPTION_AGE).isAfter(Instant.now())) {
            return Uni.createFrom().item(known.topic());
        }
        return ask(() -> admin.describeTopics(List.of(config.topic()))
                        .allTopicNames()
                        .toCompletionStage())
                .map(topics -> {
                    TopicDescription topic = Objects.requireNonNull(topics.get(config.topic()));
                    described = new Described(topic, Instant.now());
                    return topic;
                });
    }

    /** Where each partition of the topic ends now: the offset that the next event will have. */
    public Uni<Map<Integer, Long>> ends() {
        return partitions(config.topic())
                .chain(partitions -> offsets(partitions, OffsetSpec.latest()))
                .map(ends -> ends.entrySet().stream()
                        .collect(Collectors.toMap(end -> end.getKey().partition(), Map.Entry::getValue)));
    }

    /** Dead letters that have not gone by age. */
    public Uni<Long> deadLetters() {
        return partitions(config.deadLetterTopic())
                .chain(partitions -> Uni.combine()
                        .all()
                        .unis(offsets(partitions, OffsetSpec.latest()), offsets(partitions, OffsetSpec.earliest()))
                        .asTuple())
                .map(found -> sum(found.getItem1()) - sum(found.getItem2()));
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    private Uni<List<TopicPartition>> partitions(String topic) {
        return ask(() -> admin.describeTopics(List.of(topic)).allTopicNames().toCompletionStage())
                .map(topics -> {
                    List<TopicPartition> partitions = new ArrayList<>();
                    for (TopicDescription description : topics.values()) {
                        description.partitions().forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
                    }
                    return partitions;
                });
    }

    private Uni<Map<TopicPartition, Long>> offsets(List<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> which));
        return ask(() -> admin.listOffsets(asked).all().toCompletionStage()).map(found -> found.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> offset(entry.getValue()))));
    }

    private static long offset(ListOffsetsResultInfo info) {
        return info.offset();
    }

    private Uni<Map<TopicPartition, OffsetAndMetadata>> committed() {
        return ask(() -> admin.listConsumerGroupOffsets(config.group())
                .partitionsToOffsetAndMetadata()
                .toCompletionStage());
    }

    private static <T> Uni<T> ask(Supplier<CompletionStage<T>> question) {
        return Uni.createFrom()
                .completionStage(question)
                .ifNoItem()
                .after(PATIENCE)
                .fail();
    }
}
