package dev.storywire.ingest.outbox;

import java.util.List;
import java.util.Optional;

/** Sends events; the seam between the relay and Kafka. */
interface EventPublisher {

    /**
     * Makes sure that events can be sent. From then on nothing arrives that another replica, which was ready before this one, still has under way.
     * To be asked before the events are read that are to be sent next.
     *
     * @return why they can't be sent now; empty where they can
     */
    default Optional<String> prepare() throws InterruptedException {
        return Optional.empty();
    }

    /**
     * Sends these in their order and waits until each is acknowledged or given up.
     *
     * @return one delivery an event, in their order
     */
    List<Delivery> publish(List<PendingEvent> events) throws InterruptedException;
}
