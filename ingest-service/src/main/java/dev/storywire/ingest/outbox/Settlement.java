package dev.storywire.ingest.outbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be done with a batch after its deliveries are known. An acknowledged event is done, unless an earlier one of its story was
 * postponed: then both are sent again, so that the story's last event on the topic is its newest revision.
 *
 * @param done positions to be deleted
 * @param refused reason by position, to be kept aside
 * @param postponed why something has to be sent again, if it has to
 */
record Settlement(List<Long> done, Map<Long, String> refused, Optional<String> postponed) {

    static Settlement of(List<PendingEvent> events, List<Delivery> deliveries) {
        List<Long> done = new ArrayList<>();
        Map<Long, String> refused = new LinkedHashMap<>();
        Set<String> again = new HashSet<>();
        Optional<String> postponed = Optional.empty();
        for (int i = 0; i < events.size(); i++) {
            PendingEvent event = events.get(i);
            switch (deliveries.get(i)) {
                case Delivery.Acknowledged() -> {
                    if (!again.contains(event.storyId())) {
                        done.add(event.position());
                    }
                }
                case Delivery.Refused(String reason) -> refused.put(event.position(), reason);
                case Delivery.Postponed(String reason) -> {
                    again.add(event.storyId());
                    postponed = postponed.or(() -> Optional.of(reason));
                }
            }
        }
        return new Settlement(done, refused, postponed);
    }
}
