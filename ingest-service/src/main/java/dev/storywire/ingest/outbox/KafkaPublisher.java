package dev.storywire.ingest.outbox;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends to the topic of story events and makes sure that the topic is there. A batch is one Kafka transaction. All replicas use the
 * same transactional id: the one that gets ready last fences the others, so that the broker refuses whatever they still have under way.
 * Connects on first use, so that the service starts while Kafka is away. Used by one thread at a time.
 */
@ApplicationScoped
class KafkaPublisher implements EventPublisher {

    private final Map<String, Object> kafka;
    private final OutboxSettings settings;
    private final EventTopic topic;
    private @Nullable Producer<String, byte[]> producer;
    private boolean topicReady;

    KafkaPublisher(@Identifier("default-kafka-broker") Map<String, Object> kafka, OutboxSettings settings) {
        this.kafka = kafka;
        this.settings = settings;
        this.topic = new EventTopic(kafka, settings);
    }

    @Override
    public Optional<String> prepare() throws InterruptedException {
        try {
            if (!topicReady) {
                topic.ensure();
                topicReady = true;
            }
            if (producer == null) {
                connect();
            }
            return Optional.empty();
        } catch (KafkaException e) {
            close();
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public List<Delivery> publish(List<PendingEvent> events) throws InterruptedException {
        Producer<String, byte[]> open = producer;
        if (events.isEmpty() || open == null) {
            return all(events, new Delivery.Postponed("not connected"));
        }
        try {
            return publish(open, events);
        } catch (KafkaException e) {
            close();
            return all(events, postponed(e));
        }
    }

    /** What Kafka refuses fails others of its transaction by the same error, so that only one sent alone shows which it is. */
    private List<Delivery> publish(Producer<String, byte[]> open, List<PendingEvent> events)
            throws InterruptedException {
        List<Delivery> together = transaction(open, events);
        if (events.size() == 1 || together.stream().noneMatch(Delivery.Refused.class::isInstance)) {
            return together;
        }
        List<Delivery> alone = new ArrayList<>(events.size());
        for (PendingEvent event : events) {
            alone.addAll(publish(List.of(event)));
        }
        return alone;
    }

    /** Either all are acknowledged or none is. */
    private List<Delivery> transaction(Producer<String, byte[]> open, List<PendingEvent> events)
            throws InterruptedException {
        open.beginTransaction();
        List<Delivery> deliveries = new ArrayList<>(events.size());
        for (Future<RecordMetadata> sent : send(open, events)) {
            deliveries.add(await(sent));
        }
        if (deliveries.stream().allMatch(Delivery.Acknowledged.class::isInstance)) {
            open.commitTransaction();
            return deliveries;
        }
        boolean postponed = deliveries.stream().anyMatch(Delivery.Postponed.class::isInstance);
        if (postponed) {
            close();
        } else {
            open.abortTransaction();
        }
        Delivery together = new Delivery.Postponed("went back with one that could not be sent");
        deliveries.replaceAll(delivery -> delivery instanceof Delivery.Acknowledged ? together : delivery);
        while (deliveries.size() < events.size()) {
            deliveries.add(together);
        }
        return deliveries;
    }

    private static List<Delivery> all(List<PendingEvent> events, Delivery delivery) {
        return new ArrayList<>(Collections.nCopies(events.size(), delivery));
    }

    /** Lets go of the broker: what was not acknowledged stays in the outbox, and the next batch begins on a new connection. */
    @PreDestroy
    void close() {
        topicReady = false;
        Producer<String, byte[]> open = producer;
        producer = null;
        if (open != null) {
            open.close(Duration.ofSeconds(1));
        }
    }

    /** Sends until one fails at once (too large, the metadata can't be had, the buffer stays full): the transaction fails with it. */
    private List<Future<RecordMetadata>> send(Producer<String, byte[]> open, List<PendingEvent> events) {
        List<Future<RecordMetadata>> sent = new ArrayList<>(events.size());
        for (PendingEvent event : events) {
            Future<RecordMetadata> future = open.send(CloudEventHeaders.toRecord(settings.topic(), event));
            sent.add(future);
            if (future.state() == Future.State.FAILED) {
                break;
            }
        }
        open.flush();
        return sent;
    }

    private static Delivery await(Future<RecordMetadata> sent) throws InterruptedException {
        try {
            sent.get();
            return new Delivery.Acknowledged();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return isRefusal(cause) ? new Delivery.Refused(String.valueOf(cause.getMessage())) : postponed(cause);
        }
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof RecordTooLargeException;
    }

    private static Delivery postponed(Throwable cause) {
        return new Delivery.Postponed(String.valueOf(cause.getMessage()));
    }

    private void connect() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.putIfAbsent(ProducerConfig.CLIENT_ID_CONFIG, "ingest-service-outbox");
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "storywire-outbox-" + settings.topic());
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, topic.maxRecordSize());
        Producer<String, byte[]> open = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        producer = open;
        open.initTransactions();
    }
}
