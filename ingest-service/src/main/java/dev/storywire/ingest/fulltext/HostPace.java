package dev.storywire.ingest.fulltext;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Spaces the requests to each host, and bounds how many it gets in an hour. Decides only; whoever asks does the waiting. */
final class HostPace {

    private static final Duration HOUR = Duration.ofHours(1);

    private final int hourly;
    private final Duration patience;
    private final Map<String, Turns> hosts;

    /**
     * @param hourly the most requests to one host in an hour
     * @param patience the longest wait that is worth it
     * @param most hosts that are remembered
     */
    HostPace(int hourly, Duration patience, int most) {
        this.hourly = hourly;
        this.patience = patience;
        this.hosts = new Recent<>(most);
    }

    /**
     * Takes the next turn at a host.
     *
     * @param spacing between it and the turn before
     * @return how long to wait for it; empty where that is too long, or the hour's turns are used up, and none was taken
     */
    synchronized Optional<Duration> take(String host, Duration spacing, Instant now) {
        Turns before = hosts.getOrDefault(host, new Turns(Instant.MIN, now, 0));
        boolean newHour = !now.isBefore(before.hour().plus(HOUR));
        Instant hour = newHour ? now : before.hour();
        int used = newHour ? 0 : before.used();
        Instant turn =
                before.last().equals(Instant.MIN) || before.last().plus(spacing).isBefore(now)
                        ? now
                        : before.last().plus(spacing);
        Duration wait = Duration.between(now, turn);
        if (used >= hourly || wait.compareTo(patience) > 0) {
            return Optional.empty();
        }
        hosts.put(host, new Turns(turn, hour, used + 1));
        return Optional.of(wait);
    }

    /**
     * @param last when the last turn is, or was
     * @param hour when the hour began that is counted
     * @param used turns of that hour
     */
    private record Turns(Instant last, Instant hour, int used) {}
}
