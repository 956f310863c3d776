package dev.storywire.search.storyevent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.search.index.ChangeOutcome;
import dev.storywire.search.index.IndexChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class EventBatchTest {
    private static EventBatch batch(String... values) {
        List<ConsumerRecord<String, byte[]>> events = new ArrayList<>();
        for (String value : values) {
            events.add(new ConsumerRecord<>("story-events", 0, events.size(), "key", value.getBytes(UTF_8)));
        }
        return batch(events);
    }

    private static EventBatch batch(List<ConsumerRecord<String, byte[]>> events) {
        return new EventBatch(
                new ConsumerRecords<>(Map.of(new TopicPartition("story-events", 0), events), Map.of()),
                new RevisionPlaces(100));
    }

    private static String event(String id, int revision) {
        return "{\"id\":\"" + id + "\",\"revision\":" + revision + "}";
    }

    private static List<String> next(EventBatch batch) {
        return batch.next().stream()
                .map((IndexChange change) -> change.id() + change.revision())
                .toList();
    }

    @Test
    void of_several_revisions_of_a_story_the_last_is_written_whatever_their_order() {
        assertEquals(List.of("a3", "b1"), next(batch(event("a", 1), event("a", 3), event("b", 1), event("a", 2))));
    }

    @Test
    void of_several_events_of_a_revision_the_one_with_the_latest_cluster_is_written() {
        EventBatch batch = batch(
                "{\"id\":\"a\",\"revision\":1,\"clusterVersion\":2}",
                event("a", 1),
                "{\"id\":\"b\",\"revision\":1,\"clusterVersion\":7}",
                event("b", 2));
        assertEquals(
                List.of((1L << 31) + 2, 2L << 31),
                batch.next().stream().map(IndexChange::version).toList());
    }

    @Test
    void poison_is_set_apart_and_the_others_go_on() {
        EventBatch batch = batch(
                "no json", "[]", event("a", 1), "{\"revision\":1}", "{\"id\":\"b\"}", "{\"id\":\"b\",\"revision\":0}");
        assertEquals(List.of("a1"), next(batch));
        assertEquals(
                List.of("not-json", "not-json", "no-id", "no-revision", "no-revision"),
                batch.dead().stream().map(dead -> dead.reason().word()).toList());
    }

    @Test
    void an_event_of_another_version_is_set_apart() {
        EventBatch batch = batch(List.of(
                typed("story.revised.v1", event("a", 1)),
                typed("story.revised.v2", event("b", 1)),
                typed("story.merged.v1", event("c", 1)),
                typed("order.placed.v1", event("d", 1))));
        assertEquals(List.of("a1", "c1"), next(batch));
        assertEquals(
                List.of("unknown-type", "unknown-type"),
                batch.dead().stream().map(dead -> dead.reason().word()).toList());
    }

    private static ConsumerRecord<String, byte[]> typed(String type, String value) {
        ConsumerRecord<String, byte[]> event = new ConsumerRecord<>("story-events", 0, 0, "key", value.getBytes(UTF_8));
        event.headers().add("ce_type", type.getBytes(UTF_8));
        return event;
    }

    @Test
    void what_was_put_off_is_tried_again_and_what_was_written_is_not() {
        EventBatch batch = batch(event("a", 1), event("b", 1));
        batch.next();
        assertTrue(batch.settle(List.of(new ChangeOutcome.Written(), new ChangeOutcome.Deferred("429 busy"))));
        assertEquals(List.of("b1"), next(batch));
        assertFalse(batch.settle(List.of(new ChangeOutcome.AlreadyThere())));
        assertTrue(batch.isDone());
        assertEquals(1, batch.written());
        assertEquals(1, batch.superseded());
    }

    @Test
    void an_earlier_revision_has_its_turn_when_the_last_is_rejected() {
        EventBatch batch = batch(event("a", 1), event("a", 2));
        batch.next();
        assertFalse(batch.settle(List.of(new ChangeOutcome.Rejected("mapper_parsing_exception"))));
        assertEquals(List.of("a1"), next(batch));
        assertEquals(PoisonReason.REJECTED, batch.dead().getFirst().reason());
    }
}
