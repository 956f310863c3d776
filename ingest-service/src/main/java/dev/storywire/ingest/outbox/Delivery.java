package dev.storywire.ingest.outbox;

/** What became of an event that was sent. */
sealed interface Delivery {

    /** Kafka has it, on every replica in sync. */
    record Acknowledged() implements Delivery {}

    /** Kafka did not take it now; it may take it later. */
    record Postponed(String reason) implements Delivery {}

    /** Kafka will never take it. */
    record Refused(String reason) implements Delivery {}
}
