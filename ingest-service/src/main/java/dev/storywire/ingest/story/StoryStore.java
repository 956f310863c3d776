package dev.storywire.ingest.story;

import dev.storywire.ingest.normalize.Source;
import dev.storywire.ingest.normalize.Story;
import dev.storywire.ingest.outbox.Outbox;
import dev.storywire.ingest.outbox.StoryEvent;
import dev.storywire.ingest.outbox.TraceParent;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Stores stories, many in one transaction: sources, stories, revisions and outbox commit together or not at all.
 *
 * <p>Within the transaction the rows of the stories are locked in the order of their ids and new ones are inserted in that order, so two
 * batches with the same stories wait for each other instead of locking each other out, and the outbox positions of a story,
 * drawn under its lock, rise in commit order. Two batches that meet at the same new story are told apart by its primary key: one
 * of them is tried again and then finds it. What a process does that slept, and was replaced meanwhile, is refused under these
 * locks ({@link Warrant}).
 */
@ApplicationScoped
public class StoryStore {

    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(10);
    private static final Duration LONGEST_BACK_OFF = Duration.ofMillis(500);

    private static final String DOCUMENTS = """
            select story.id, cast(revision.document as text) as document from story
            join revision on revision.story_id = story.id and revision.number = story.revision
            where story.id in (:ids)
            """;

    private final Mutiny.SessionFactory sessions;
    private final SourceRegister sources;
    private final Outbox outbox;
    private final StoryJson json;
    private final StorySettings settings;
    private final MeterRegistry meters;
    private final Clock clock;

    StoryStore(
            Mutiny.SessionFactory sessions,
            SourceRegister sources,
            Outbox outbox,
            StoryJson json,
            StorySettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.sessions = sessions;
        this.sources = sources;
        this.outbox = outbox;
        this.json = json;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Stores these stories in their order, in one transaction. To be subscribed to on a Vert.x context.
     *
     * @param warrant without which nothing is stored
     * @param trace goes along with the events
     * @return one outcome a story, in their order; fails with {@link StoreUnavailableException} while the database can't be reached,
     *     and with {@link SupersededException} when the warrant doesn't hold any more
     */
    public Uni<List<StoryOutcome>> store(List<IncomingStory> stories, Warrant warrant, TraceParent trace) {
        if (stories.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Set<Source> mentioned = stories.stream().map(IncomingStory::source).collect(Collectors.toSet());
        return Uni.createFrom()
                .deferred(() -> sessions.withStatelessTransaction(session -> sources.register(session, mentioned)
                        .chain(() -> lock(session, stories))
                        .call(() -> check(session, warrant))
                        .chain(rows -> deleted(session, stories, rows).chain(deleted -> documents(session, stories)
                                .chain(documents -> write(session, stories, rows, deleted, documents, trace))))))
                .onFailure(DatabaseFailures::isConflict)
                .retry()
                .withBackOff(FIRST_BACK_OFF, LONGEST_BACK_OFF)
                .withJitter(0.5)
                .atMost(settings.conflictRetries())
                .ifNoItem()
                .after(settings.timeout())
                .fail()
                .onFailure(DatabaseFailures::isOutage)
                .transform(StoreUnavailableException::new)
                .invoke(() -> sources.remember(mentioned))
                .invoke(this::count);
    }

    private static Uni<List<StoryRow>> lock(Mutiny.StatelessSession session, List<IncomingStory> stories) {
        Set<String> ids = stories.stream().map(IncomingStory::id).collect(Collectors.toCollection(TreeSet::new));
        return session.createNativeQuery(
                        "select * from story where id in (:ids) order by id for no key update", StoryRow.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    private static Uni<Void> check(Mutiny.StatelessSession session, Warrant warrant) {
        return warrant.holds(session)
                .chain(holds ->
                        holds ? Uni.createFrom().voidItem() : Uni.createFrom().failure(new SupersededException()));
    }

    /** Where those stood that were deleted by age; looked up after the lock, so that a deletion under way is seen when it is done. */
    private static Uni<Map<String, StoryState>> deleted(
            Mutiny.StatelessSession session, List<IncomingStory> stories, List<StoryRow> rows) {
        Set<String> missing = stories.stream().map(IncomingStory::id).collect(Collectors.toCollection(TreeSet::new));
        rows.forEach(row -> missing.remove(row.id));
        if (missing.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createNativeQuery(StoryTombstone.FIND, Object[].class)
                .setParameter("ids", missing)
                .getResultList()
                .map(StoryTombstone::states);
    }

    /** The documents of those that are canceled without a text, which is kept then; looked up under their lock. */
    private Uni<Map<String, Story>> documents(Mutiny.StatelessSession session, List<IncomingStory> stories) {
        Set<String> ids = stories.stream()
                .filter(story -> Cancellation.lacksText(story.story()))
                .map(IncomingStory::id)
                .collect(Collectors.toCollection(TreeSet::new));
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createNativeQuery(DOCUMENTS, Object[].class)
                .setParameter("ids", ids)
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> (String) row[0], row -> json.read((String) row[1]))));
    }

    private Uni<List<StoryOutcome>> write(
            Mutiny.StatelessSession session,
            List<IncomingStory> stories,
            List<StoryRow> rows,
            Map<String, StoryState> deleted,
            Map<String, Story> documents,
            TraceParent trace) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<String, StoryState> stored = rows.stream().collect(Collectors.toMap(row -> row.id, StoryRow::state));
        Map<String, StoryState> known = new HashMap<>(deleted);
        known.putAll(stored);
        StoryBatch batch = StoryBatch.plan(
                stories, known, documents, json::write, settings.maxSize().asLongValue(), now);
        if (batch.written().isEmpty()) {
            return Uni.createFrom().item(batch.outcomes());
        }
        return session.insertMultiple(newRows(stories, batch, stored.keySet()))
                .chain(() -> session.updateMultiple(changedRows(rows, batch)))
                .chain(() -> session.insertMultiple(revisions(batch)))
                .chain(() -> outbox.append(session, events(batch), trace))
                .replaceWith(batch::outcomes);
    }

    private static List<StoryRow> newRows(List<IncomingStory> stories, StoryBatch batch, Set<String> stored) {
        Set<String> written =
                batch.written().stream().map(StoryBatch.Written::id).collect(Collectors.toSet());
        Map<String, StoryRow> rows = new TreeMap<>();
        for (IncomingStory story : stories) {
            if (written.contains(story.id()) && !stored.contains(story.id())) {
                rows.computeIfAbsent(
                        story.id(),
                        id -> new StoryRow(id, story.sourceId(), story.story().feedId(), batch.stateOf(id)));
            }
        }
        return List.copyOf(rows.values());
    }

    private static List<StoryRow> changedRows(List<StoryRow> rows, StoryBatch batch) {
        List<StoryRow> changed = new ArrayList<>();
        for (StoryRow row : rows) {
            StoryState after = batch.stateOf(row.id);
            if (after.revision() != row.revision) {
                row.take(after);
                changed.add(row);
            }
        }
        return changed;
    }

    private static List<RevisionRow> revisions(StoryBatch batch) {
        return map(
                batch,
                written -> new RevisionRow(
                        written.id(),
                        written.state().revision(),
                        written.state().contentHash(),
                        written.state().revisedAt(),
                        written.document()));
    }

    private static List<StoryEvent> events(StoryBatch batch) {
        return map(
                batch,
                written -> new StoryEvent(
                        written.id(),
                        written.state().revision(),
                        written.type(),
                        written.state().revisedAt(),
                        written.bytes()));
    }

    private static <T> List<T> map(StoryBatch batch, Function<StoryBatch.Written, T> step) {
        return batch.written().stream().map(step).toList();
    }

    private void count(List<StoryOutcome> outcomes) {
        outcomes.stream()
                .collect(Collectors.groupingBy(
                        outcome -> outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT), Collectors.counting()))
                .forEach((outcome, number) ->
                        meters.counter("storywire.stories", "outcome", outcome).increment(number));
    }
}
