package dev.storywire.ingest.story;

import io.smallrye.mutiny.Uni;
import java.util.function.BooleanSupplier;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What entitles to store: a caller who still waits, a lease that is still held. A process that slept does not know what was stored
 * meanwhile in its place, so a warrant is looked at while the stories are locked: from there to the commit nobody else stores them. One that
 * is new has nothing to lock; whoever comes second with it starts again, and is looked at again.
 */
@FunctionalInterface
public interface Warrant {

    /**
     * Whether it still holds.
     *
     * @param session of the transaction that has locked the stories
     */
    Uni<Boolean> holds(Mutiny.StatelessSession session);

    /** One for which the database need not be asked. */
    static Warrant of(BooleanSupplier holds) {
        return session -> Uni.createFrom().item(holds.getAsBoolean());
    }
}
