package dev.storywire.search.storyevent;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.storywire.search.index.Refresher;
import dev.storywire.search.index.StoryIndexWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Sends a dead letter through again, straight to the index: put into the topic of stories once more, an old revision
 * might outlive a newer one there. In the order of the stream the story stands where its partition ends now.
 */
@ApplicationScoped
class Redrive {

    /**
     * What became of it.
     *
     * @param outcome {@code indexed}; {@code superseded} where the index has this revision or a newer one; {@code refused}
     *     where it still can't be indexed, and {@code deferred} where the index can't take it now: it stays a dead letter
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Outcome(
            String id,
            String outcome,
            @Nullable String reason,
            @Nullable String detail) {}

    private final StoryIndexWriter writer;
    private final Refresher refresher;
    private final TopicProgress topic;
    private final DeadLetters letters;

    Redrive(StoryIndexWriter writer, Refresher refresher, TopicProgress topic, DeadLetters letters) {
        this.writer = writer;
        this.refresher = refresher;
        this.topic = topic;
        this.letters = letters;
    }

    /** Blocking. */
    Outcome send(ConsumerRecord<String, byte[]> letter) {
        DeadLetter known = DeadLetterArchive.letter(letter, false);
        EventBatch batch = batch(letter, known);
        boolean putOff = false;
        while (!batch.isDone() && !putOff) {
            putOff = batch.settle(writer.write(batch.next()).await().indefinitely());
        }
        if (putOff) {
            return new Outcome(known.id(), "deferred", null, "the index can't take it now");
        }
        if (!batch.dead().isEmpty()) {
            EventBatch.DeadEvent still = batch.dead().getFirst();
            return new Outcome(known.id(), "refused", still.reason().word(), still.detail());
        }
        if (batch.written() > 0) {
            refresher.written(batch.written(), Instant.now());
        }
        letters.settled(known).await().indefinitely();
        return new Outcome(known.id(), batch.written() > 0 ? "indexed" : "superseded", null, null);
    }

    private EventBatch batch(ConsumerRecord<String, byte[]> letter, DeadLetter known) {
        int partition = (int) known.partition();
        long end = topic.ends().await().indefinitely().getOrDefault(partition, known.offset());
        ConsumerRecord<String, byte[]> event =
                new ConsumerRecord<>(known.topic(), partition, end, letter.key(), letter.value());
        return new EventBatch(
                new ConsumerRecords<>(Map.of(new TopicPartition(known.topic(), partition), List.of(event)), Map.of()),
                new RevisionPlaces(1));
    }
}
