package dev.storywire.ingest.schedule.plan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Tells an outage of our own network from feeds that fail: when no host can be reached any more, it is not the hosts. */
public final class Outages {

    private static final int REMEMBERED = 40;
    private static final int LEAST_HOSTS = 10;

    private record Look(String host, boolean reached) {}

    private final Deque<Look> last = new ArrayDeque<>();

    /**
     * Takes the next look at a host.
     *
     * @param reached whether the host gave any answer
     * @return whether this was no fault of the host
     */
    public synchronized boolean isOurs(String host, boolean reached) {
        last.addLast(new Look(host, reached));
        if (last.size() > REMEMBERED) {
            last.removeFirst();
        }
        if (reached || last.size() < REMEMBERED) {
            return false;
        }
        Set<String> hosts = new HashSet<>();
        for (Look look : last) {
            if (look.reached()) {
                return false;
            }
            hosts.add(look.host());
        }
        return hosts.size() >= LEAST_HOSTS;
    }
}
