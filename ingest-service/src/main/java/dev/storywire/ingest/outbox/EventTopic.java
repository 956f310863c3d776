package dev.storywire.ingest.outbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;

/** The topic of story events, which is made where it is missing. */
final class EventTopic {

    private static final Logger LOG = Logger.getLogger(EventTopic.class);

    private final Map<String, Object> kafka;
    private final OutboxSettings settings;

    EventTopic(Map<String, Object> kafka, OutboxSettings settings) {
        this.kafka = kafka;
        this.settings = settings;
    }

    /** Whether it had to be made; fails with {@link KafkaException} while Kafka is away. */
    boolean ensure() throws InterruptedException {
        try (Admin admin = Admin.create(kafka)) {
            return !exists(admin) && create(admin);
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "The topic " + settings.topic() + " can't be looked up or created: " + e.getCause(), e);
        }
    }

    private boolean exists(Admin admin) throws ExecutionException, InterruptedException {
        try {
            admin.describeTopics(List.of(settings.topic())).allTopicNames().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    /** False where another was faster. */
    private boolean create(Admin admin) throws ExecutionException, InterruptedException {
        NewTopic topic = new NewTopic(settings.topic(), Optional.of(settings.partitions()), settings.replication())
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        String.valueOf(maxRecordSize())));
        try {
            admin.createTopics(List.of(topic)).all().get();
            LOG.infof("event=topic-created topic=%s partitions=%d", settings.topic(), settings.partitions());
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw e;
        }
    }

    int maxRecordSize() {
        return Math.toIntExact(settings.maxRecordSize().asLongValue());
    }
}
