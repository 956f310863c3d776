package dev.storywire.gateway.backing;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Streams, which go on without an end: as soon as this process is to end, they do, so that their clients come back to another replica and
 * resume. Everything else that is under way is answered, within {@code quarkus.shutdown.timeout}.
 */
@ApplicationScoped
class OpenStreams {

    private final Set<Runnable> ends = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;

    void end(@Observes ShutdownDelayInitiatedEvent told) {
        ending = true;
        ends.forEach(Runnable::run);
    }

    /**
     * Notes a stream.
     *
     * @param end ends it; may be called at once, and more than once
     * @return to be called when it is over
     */
    Runnable add(Runnable end) {
        ends.add(end);
        if (ending) {
            end.run();
        }
        return () -> ends.remove(end);
    }
}
