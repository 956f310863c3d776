package dev.storywire.ingest.outbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
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

    /** In one round trip; positions rise in the order of the events, and the notification is sent when the transaction commits. */
    private static final String APPEND = """
            insert into outbox (position, story_id, revision, type, occurred_at, traceparent, bytes)
            select nextval('outbox_position'), story_id, revision, type, cast(occurred_at as timestamptz), :trace, bytes
            from (select * from unnest(cast(:stories as text[]), cast(:revisions as int[]), cast(:types as text[]),
                                       cast(:times as text[]), cast(:bytes as int[])) with ordinality
                      as event (story_id, revision, type, occurred_at, bytes, number)
                  order by number) as event
            returning pg_notify('""" + WAKE_CHANNEL + "', '')";

    /**
     * Appends events; those of one story must come in the order of its revisions, and its row must be locked or newly inserted in this
     * transaction.
     */
    public Uni<Void> append(Mutiny.StatelessSession session, List<StoryEvent> events, TraceParent trace) {
        return session.createNativeQuery(APPEND)
                .setParameter("stories", column(events, StoryEvent::storyId, String[]::new))
                .setParameter("revisions", column(events, StoryEvent::revision, Integer[]::new))
                .setParameter("types", column(events, event -> event.type().wireName(), String[]::new))
                .setParameter(
                        "times", column(events, event -> event.occurredAt().toString(), String[]::new))
                .setParameter("bytes", column(events, StoryEvent::bytes, Integer[]::new))
                .setParameter("trace", trace.value())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static <T> T[] column(List<StoryEvent> events, Function<StoryEvent, T> value, IntFunction<T[]> array) {
        return events.stream().map(value).toArray(array);
    }
}
