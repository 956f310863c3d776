package dev.storywire.search.storyevent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.storywire.search.Eventually;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.clients.consumer.RetriableCommitFailedException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettledCommitTest {
    private static final TopicPartition PARTITION = new TopicPartition("story-events", 3);

    private final AtomicInteger refusals = new AtomicInteger();
    private final MockConsumer<String, String> kafka = new MockConsumer<>("earliest") {
        @Override
        public synchronized void commitAsync(
                Map<TopicPartition, OffsetAndMetadata> offsets, @Nullable OffsetCommitCallback callback) {
            if (refusals.getAndDecrement() > 0 && callback != null) {
                callback.onComplete(offsets, new RetriableCommitFailedException("not now"));
            } else {
                super.commitAsync(offsets, callback);
            }
        }
    };
    private final SettledCommit commit = new SettledCommit(connector());

    SettledCommitTest() {
        kafka.assign(List.of(PARTITION));
    }

    @Test
    void what_was_read_and_settled_is_committed() {
        read(5, 6, 7);
        settle(7);
        assertEquals(8L, committed());
    }

    @Test
    void what_another_member_has_taken_over_is_not_committed() {
        read(5, 6, 7);
        commit.partitionsRevoked(List.of(PARTITION));
        settle(7);
        assertNull(committed());
    }

    @Test
    void a_batch_from_before_takes_nothing_back_when_the_partition_has_returned() {
        read(5, 6, 7);
        commit.partitionsRevoked(List.of(PARTITION));
        read(20, 21);
        settle(7);
        assertNull(committed());
        settle(21);
        assertEquals(22L, committed());
    }

    @Test
    void a_topic_that_was_made_anew_is_committed_from_its_beginning() {
        read(500);
        settle(500);
        read(0, 1);
        settle(1);
        assertEquals(2L, committed());
    }

    @Test
    void what_kafka_does_not_take_is_committed_again() {
        refusals.set(2);
        read(5);
        settle(5);
        assertNull(committed());
        Eventually.equal(6L, this::committed);
    }

    private void read(long... offsets) {
        for (long offset : offsets) {
            commit.received(event(offset)).await().indefinitely();
        }
    }

    private void settle(long offset) {
        commit.handle(event(offset)).await().indefinitely();
    }

    private IncomingKafkaRecord<String, String> event(long offset) {
        ConsumerRecord<String, String> found =
                new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset, "key", "value");
        return new IncomingKafkaRecord<>(found, "story-events", 0, commit, null, false);
    }

    private @Nullable Long committed() {
        OffsetAndMetadata found = kafka.committed(Set.of(PARTITION)).get(PARTITION);
        return found == null ? null : found.offset();
    }

    /** Has no polling thread of its own: what is to be done there is done at once. */
    @SuppressWarnings("unchecked")
    private KafkaConsumer<String, String> connector() {
        return (KafkaConsumer<String, String>) Proxy.newProxyInstance(
                KafkaConsumer.class.getClassLoader(), new Class<?>[] {KafkaConsumer.class}, (_, method, arguments) -> {
                    if (!method.getName().equals("runOnPollingThread")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    ((Consumer<org.apache.kafka.clients.consumer.Consumer<String, String>>) arguments[0]).accept(kafka);
                    return Uni.createFrom().voidItem();
                });
    }
}
