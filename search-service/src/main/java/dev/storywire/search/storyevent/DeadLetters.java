package dev.storywire.search.storyevent;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.storywire.search.storyevent.EventBatch.DeadEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Parks events that can never be indexed: key, value and headers as they came, and headers that say why and where from
 * ({@code dead-letter-reason}, {@code -detail}, {@code -topic}, {@code -partition}, {@code -offset}).
 */
@ApplicationScoped
class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final int LONGEST_DETAIL = 1_000;
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final MutinyEmitter<byte[]> letters;
    private final MeterRegistry meters;

    DeadLetters(@Channel("dead-letters") MutinyEmitter<byte[]> letters, MeterRegistry meters) {
        this.letters = letters;
        this.meters = meters;
    }

    /** Completes when Kafka has them all, however long that takes. */
    Uni<Void> park(List<DeadEvent> events) {
        Uni<Void> parked = Uni.createFrom().voidItem();
        for (DeadEvent event : events) {
            parked = parked.chain(() -> park(event));
        }
        return parked;
    }

    private Uni<Void> park(DeadEvent dead) {
        ConsumerRecord<String, byte[]> event = dead.event();
        LOG.warnf(
                "event=story-event-dead key=%s topic=%s partition=%d offset=%d reason=%s detail=\"%s\"",
                event.key(),
                event.topic(),
                event.partition(),
                event.offset(),
                dead.reason().word(),
                dead.detail());
        meters.counter("storywire.events.dead.letters", "reason", dead.reason().word())
                .increment();
        return Uni.createFrom()
                .deferred(() -> letters.sendMessage(Message.of(event.value())
                        .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                                .withKey(event.key())
                                .withHeaders(headers(dead))
                                .build())))
                .onFailure()
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely();
    }

    /** Notes that a letter needs no more attention; the letters themselves can't be changed. */
    Uni<Void> settled(DeadLetter letter) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(DeadLetterArchive.REDRIVEN, letter.id().getBytes(UTF_8));
        return letters.sendMessage(Message.of(new byte[0])
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(letter.key())
                        .withHeaders(headers)
                        .build()));
    }

    private static RecordHeaders headers(DeadEvent dead) {
        ConsumerRecord<String, byte[]> event = dead.event();
        String detail = dead.detail();
        RecordHeaders headers = new RecordHeaders(event.headers());
        headers.add("dead-letter-reason", dead.reason().word().getBytes(UTF_8));
        headers.add(
                "dead-letter-detail",
                detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)).getBytes(UTF_8));
        headers.add("dead-letter-topic", event.topic().getBytes(UTF_8));
        headers.add("dead-letter-partition", Integer.toString(event.partition()).getBytes(UTF_8));
        headers.add("dead-letter-offset", Long.toString(event.offset()).getBytes(UTF_8));
        return headers;
    }
}
