package dev.storywire.e2e.chaos;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** The consumer group by which the search service reads the topic, as Kafka sees it. */
final class Group implements AutoCloseable {

    static final String NAME = "search-service";

    private final Admin admin;

    Group(String bootstrapServers) {
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** The offset of the next event to be read, of each partition that has one. */
    Map<TopicPartition, Long> committed() {
        return Answer.of(admin.listConsumerGroupOffsets(NAME).partitionsToOffsetAndMetadata()).entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    /** How many consumers have partitions. */
    long members() {
        return Answer.of(admin.describeConsumerGroups(List.of(NAME)).all()).values().stream()
                .flatMap(group -> group.members().stream())
                .filter(member -> !member.assignment().topicPartitions().isEmpty())
                .count();
    }

    @Override
    public void close() {
        admin.close();
    }
}
