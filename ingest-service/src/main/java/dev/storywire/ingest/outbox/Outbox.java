package dev.storywire.ingest.outbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Takes events in the transaction of what they tell of. After its commit their stories are compared with others, and then the relay
 * publishes them.
 */
@ApplicationScoped
public class Outbox {

    /** Tells every replica, at commit, that there are events whose stories are to be compared with others. */
    public static final String WAKE_CHANNEL = "story_outbox";

    /** Tells every replica, at commit, that there is something to relay. */
    public static final String READY_CHANNEL = "story_outbox_ready";

    /** Draws the positions and wakes in one round trip; the notification is sent when the transaction commits. */
    private static final String DRAW_AND_WAKE =
            "select nextval('outbox_position') from generate_series(1, :count), pg_notify('" + WAKE_CHANNEL + "', '')";

    /**
     * Appends events; those of one story must come in the order of its revisions, and its row must be locked or newly inserted in this
     * transaction.
     */
    public Uni<Void> append(Mutiny.StatelessSession session, List<StoryEvent> events) {
        return session.createNativeQuery(DRAW_AND_WAKE, Long.class)
                .setParameter("count", events.size())
                .getResultList()
                .chain(positions -> {
                    List<Long> ascending = positions.stream().sorted().toList();
                    return session.insertMultiple(IntStream.range(0, events.size())
                            .mapToObj(i -> new OutboxRow(ascending.get(i), events.get(i)))
                            .toList());
                });
    }
}
