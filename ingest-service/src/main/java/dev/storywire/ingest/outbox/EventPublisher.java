package dev.storywire.ingest.outbox;

import java.util.List;

/** Sends events; the seam between the relay and Kafka. */
interface EventPublisher {

    /**
     * Sends these in their order and waits until each is acknowledged or given up.
     *
     * @return one delivery an event, in their order
     */
    List<Delivery> publish(List<PendingEvent> events) throws InterruptedException;
}
