package dev.storywire.ingest.fetch;

import java.util.HashMap;
import java.util.Map;

/** Places at each host, by its name; those of hosts where nothing is done are forgotten. */
final class HostPlaces {

    private final int perHost;
    private final int longestQueue;
    private final Map<String, Places> hosts = new HashMap<>();

    HostPlaces(int perHost, int longestQueue) {
        this.perHost = perHost;
        this.longestQueue = longestQueue;
    }

    /** As {@link Places#take}; the owner is called while a lock is held, and so must only hand over to another thread. */
    synchronized Places.Ticket take(String host, Runnable owner) {
        return hosts.computeIfAbsent(host, name -> new Places(perHost, longestQueue))
                .take(owner);
    }

    /** As {@link Places.Ticket#giveBack}. */
    synchronized void giveBack(String host, Places.Ticket ticket) {
        ticket.giveBack();
        hosts.computeIfPresent(host, (name, places) -> places.idle() ? null : places);
    }
}
