package dev.storywire.search.storyevent;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Commits up to where each partition is settled, batch after batch, and again where Kafka did not take it: of what was read since the partition was assigned, and
 * nothing else. A batch that was under way when the partition went to another member of the group is that member's to settle; to commit it here would take back what
 * that one has committed since, which Kafka allows. The connector's own strategy {@code latest} never commits a lower offset than before: of a topic that was lost
 * and made anew it would commit nothing until that has grown longer than the lost one, and no stream would go on.
 */
final class SettledCommit implements KafkaCommitHandler {
    private static final Logger LOG = Logger.getLogger(SettledCommit.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final KafkaConsumer<?, ?> consumer;
    /** Where the first batch ended that was read since the partition was assigned; of a topic that was made anew, where its first batch ended. */
    private final Map<TopicPartition, Long> first = new ConcurrentHashMap<>();

    private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();

    SettledCommit(KafkaConsumer<?, ?> consumer) {
        this.consumer = consumer;
    }

    @ApplicationScoped
    @Identifier("settled") static class Factory implements KafkaCommitHandler.Factory {
        @Override
        public KafkaCommitHandler create(
                KafkaConnectorIncomingConfiguration config,
                Vertx vertx,
                KafkaConsumer<?, ?> consumer,
                BiConsumer<Throwable, Boolean> reportFailure) {
            return new SettledCommit(consumer);
        }
    }

    /** Of a batch the last event of each partition. */
    @Override
    public <K, V> Uni<IncomingKafkaRecord<K, V>> received(IncomingKafkaRecord<K, V> event) {
        first.merge(partition(event), event.getOffset(), Math::min);
        return Uni.createFrom().item(event);
    }

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> last) {
        onPollingThread(kafka -> settle(kafka, partition(last), last.getOffset()));
        return Uni.createFrom().voidItem().runSubscriptionOn(last::runOnMessageContext);
    }

    /** On the polling thread, as all that follows: partitions go and come between two pieces of work there, never within one. */
    @Override
    public void partitionsRevoked(Collection<TopicPartition> partitions) {
        first.keySet().removeAll(partitions);
        next.keySet().removeAll(partitions);
    }

    private void settle(Consumer<?, ?> kafka, TopicPartition partition, long offset) {
        if (offset >= first.getOrDefault(partition, Long.MAX_VALUE)) {
            next.put(partition, offset + 1);
            commit(kafka, partition);
        }
    }

    private void commit(Consumer<?, ?> kafka, TopicPartition partition) {
        Long offset = next.get(partition);
        if (offset != null) {
            kafka.commitAsync(
                    Map.of(partition, new OffsetAndMetadata(offset)), (_, failure) -> afterCommit(partition, failure));
        }
    }

    /** Any other failure means that the partition belongs to another member of the group by now. */
    private void afterCommit(TopicPartition partition, @Nullable Exception failure) {
        if (failure instanceof RetriableException) {
            LOG.debugf(failure, "event=offset-not-committed partition=%s", partition);
            Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(PAUSE)
                    .subscribe()
                    .with(_ -> onPollingThread(kafka -> commit(kafka, partition)));
        }
    }

    private void onPollingThread(java.util.function.Consumer<Consumer<?, ?>> work) {
        consumer.runOnPollingThread(kafka -> {
                    work.accept(kafka);
                })
                .subscribe()
                .with(_ -> {}, e -> LOG.debugf(e, "event=offset-not-committed"));
    }

    private static TopicPartition partition(IncomingKafkaRecord<?, ?> event) {
        return new TopicPartition(event.getTopic(), event.getPartition());
    }
}
