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
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;

/**
 * Commits up to where each partition is settled, batch after batch, and again where Kafka did not take it. The connector's own
 * strategy {@code latest} never commits a lower offset than before: of a topic that was lost and made anew it would commit nothing until
 * that has grown longer than the lost one, and no stream would go on.
 */
final class SettledCommit implements KafkaCommitHandler {
    private static final Logger LOG = Logger.getLogger(SettledCommit.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final KafkaConsumer<?, ?> consumer;
    private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();

    private SettledCommit(KafkaConsumer<?, ?> consumer) {
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

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> last) {
        TopicPartition partition = new TopicPartition(last.getTopic(), last.getPartition());
        next.put(partition, last.getOffset() + 1);
        commit(partition);
        return Uni.createFrom().voidItem().runSubscriptionOn(last::runOnMessageContext);
    }

    @Override
    public void partitionsRevoked(Collection<TopicPartition> partitions) {
        next.keySet().removeAll(partitions);
    }

    private void commit(TopicPartition partition) {
        Long offset = next.get(partition);
        if (offset != null) {
            consumer.commitAsync(Map.of(partition, new OffsetAndMetadata(offset)))
                    .subscribe()
                    .with(_ -> {}, e -> afterFailure(partition, e));
        }
    }

    /** Any other failure means that the partition belongs to another member of the group by now. */
    private void afterFailure(TopicPartition partition, Throwable e) {
        LOG.debugf(e, "event=offset-not-committed partition=%s", partition);
        if (e instanceof RetriableException) {
            Uni.createFrom().voidItem().onItem().delayIt().by(PAUSE).subscribe().with(_ -> commit(partition));
        }
    }
}
