package dev.storywire.e2e.chaos;

import java.util.List;
import java.util.Set;

/**
 * Everything that is to be seen of a workload's stories once the system is at rest.
 *
 * @param accepted how each story has to stand
 * @param database the newest revision of each
 * @param outbox names of those that still wait to be published
 * @param topic all events, those of a partition in order
 * @param deadLetters ids of stories of which an event was given up
 * @param index all documents
 * @param stream what a client that follows them heard, in order
 * @param deliveries what the receiver of their alert was sent
 */
record Observations(
        List<Accepted> accepted,
        List<Sighting> database,
        Set<String> outbox,
        List<Event> topic,
        Set<String> deadLetters,
        List<Sighting> index,
        List<Sighting> stream,
        List<Delivery> deliveries) {

    /** @param id by which a consumer knows a repeat */
    record Event(String id, Sighting story) {}

    /** @param id by which a receiver knows a repeat */
    record Delivery(String id, String story) {}
}
