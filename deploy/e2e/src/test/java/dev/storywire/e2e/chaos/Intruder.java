package dev.storywire.e2e.chaos;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Somebody with access to Kafka who does to the topic of story events what the ingest service never does. */
final class Intruder implements AutoCloseable {

    private static final ConfigResource TOPIC = new ConfigResource(ConfigResource.Type.TOPIC, TopicReader.TOPIC);
    /** By which the topic's reader knows what the ingest service has not written. */
    static final String HEADER = "intruder";

    private static final String POLICY = "cleanup.policy";

    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;

    Intruder(String bootstrapServers) {
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
    }

    /** Writes events that nobody can make sense of. */
    void poison(String key, List<String> values) {
        values.forEach(value -> send(key, value, List.of()));
    }

    /** Writes one that says of which kind and version it is. */
    void poison(String key, String value, String type) {
        send(key, value, List.of(new RecordHeader("ce_type", type.getBytes(StandardCharsets.UTF_8))));
    }

    private void send(String key, String value, List<Header> headers) {
        Answer.of(producer.send(
                new ProducerRecord<>(TopicReader.TOPIC, null, key, value.getBytes(StandardCharsets.UTF_8), headers)));
    }

    /** Writes what was read before once more, the last first. */
    void repeatBackwards(TopicReader topic) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (var event : topic.records().reversed()) {
            var again = new ProducerRecord<>(
                    TopicReader.TOPIC, event.partition(), event.key(), event.value(), event.headers());
            again.headers().add(HEADER, new byte[0]);
            sent.add(producer.send(again));
        }
        sent.forEach(Answer::of);
    }

    /** Deletes from the topic what the search service has read, and the reader before it is gone; Kafka allows it only where age deletes too. */
    void truncate(TopicReader topic) {
        set(POLICY, "compact,delete");
        Map<TopicPartition, RecordsToDelete> read = new HashMap<>();
        Answer.of(admin.listConsumerGroupOffsets(Group.NAME).partitionsToOffsetAndMetadata())
                .forEach((partition, offset) -> read.put(partition, RecordsToDelete.beforeOffset(offset.offset())));
        topic.events();
        Answer.of(admin.deleteRecords(read).all());
        set(POLICY, "compact");
    }

    /** Says how large a record of the topic may be. */
    void limit(int bytes) {
        set("max.message.bytes", Integer.toString(bytes));
    }

    private void set(String name, String value) {
        var change = new AlterConfigOp(new ConfigEntry(name, value), OpType.SET);
        Answer.of(admin.incrementalAlterConfigs(Map.of(TOPIC, List.of(change))).all());
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
