package dev.storywire.search.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.search.story.StoryFilter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SubscriberTest {
    private static final Instant START = Instant.parse("2026-03-04T05:06:07Z");
    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final StreamPosition BEGIN = new StreamPosition("0a0b0c0d", List.of(0L));
    private static final StreamPosition END = new StreamPosition("0a0b0c0d", List.of(7L));
    private static final Buffer STORY = Buffer.buffer("a story");

    private final AtomicReference<Subscriber> opened = new AtomicReference<>();
    private final AssertSubscriber<Buffer> client = Multi.createFrom()
            .<Buffer>emitter(
                    emitter -> opened.set(new Subscriber(StoryFilter.of(Map.of()), BEGIN, emitter, START)),
                    BackPressureStrategy.ERROR)
            .subscribe()
            .withSubscriber(AssertSubscriber.create(1));
    private final Subscriber subscriber = opened.get();

    @Test
    void whoTakesWhatIsToldIsThere() {
        assertTrue(subscriber.tell(STORY, END, START));
        assertEquals(END, subscriber.position());
        client.assertItems(STORY);
    }

    @Test
    void whoHasNotTakenTheSignOfLifeYetStaysWhereItIsAndConnected() {
        subscriber.showLife(SILENCE, START.plus(SILENCE));
        assertFalse(subscriber.tell(STORY, END, START.plus(SILENCE)));
        assertEquals(BEGIN, subscriber.position());
        client.assertNotTerminated();

        client.request(1);
        assertTrue(subscriber.tell(STORY, END, START.plus(SILENCE)));
        assertEquals(2, client.getItems().size());
    }

    @Test
    void aSignOfLifeComesAfterSilenceAloneAndIsNotPiledUp() {
        subscriber.showLife(SILENCE, START.plus(SILENCE).minusMillis(1));
        client.assertHasNotReceivedAnyItem();
        subscriber.showLife(SILENCE, START.plus(SILENCE));
        subscriber.showLife(SILENCE, START.plus(SILENCE).plus(SILENCE));
        assertEquals(1, client.getItems().size());
        client.assertNotTerminated();
    }

    @Test
    void whatThereIsNothingToTellOfPassesAnyway() {
        subscriber.showLife(SILENCE, START.plus(SILENCE));
        assertTrue(subscriber.tell(Buffer.buffer(), END, START.plus(SILENCE)));
        assertEquals(END, subscriber.position());
    }
}
