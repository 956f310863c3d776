package dev.storywire.ingest.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettlementTest {

    private static final Delivery ACKNOWLEDGED = new Delivery.Acknowledged();
    private static final Delivery POSTPONED = new Delivery.Postponed("away");

    private final List<PendingEvent> events = List.of(event(1, "a"), event(2, "b"), event(3, "a"), event(4, "b"));

    @Test
    void whatIsAcknowledgedIsDone() {
        assertEquals(
                new Settlement(List.of(1L, 2L, 3L, 4L), Map.of(), Optional.empty()),
                Settlement.of(events, List.of(ACKNOWLEDGED, ACKNOWLEDGED, ACKNOWLEDGED, ACKNOWLEDGED)));
    }

    @Test
    void anAcknowledgedEventAfterAPostponedOneOfItsStoryIsSentAgain() {
        assertEquals(
                new Settlement(List.of(2L, 4L), Map.of(), Optional.of("away")),
                Settlement.of(events, List.of(POSTPONED, ACKNOWLEDGED, ACKNOWLEDGED, ACKNOWLEDGED)));
    }

    @Test
    void aRefusedEventIsKeptAsideAndHoldsUpNothing() {
        assertEquals(
                new Settlement(List.of(2L, 3L, 4L), Map.of(1L, "too large"), Optional.empty()),
                Settlement.of(
                        events, List.of(new Delivery.Refused("too large"), ACKNOWLEDGED, ACKNOWLEDGED, ACKNOWLEDGED)));
    }

    private static PendingEvent event(long position, String story) {
        return new PendingEvent(position, story, 1, 0, "story.published.v1", "2026-04-10T06:30:00Z", "", false, "{}");
    }
}
