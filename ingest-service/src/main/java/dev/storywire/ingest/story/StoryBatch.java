package dev.storywire.ingest.story;

import dev.storywire.ingest.normalize.PublicationStatus;
import dev.storywire.ingest.normalize.Story;
import dev.storywire.ingest.normalize.StoryBuilder;
import dev.storywire.ingest.outbox.EventType;
import dev.storywire.ingest.problem.FieldError;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What storing some stories means, decided against the states that are stored (and locked) now. Stories are taken in their order, so
 * the same one may come twice in a batch: the second time it is unchanged, or the next revision.
 */
final class StoryBatch {

    /** A revision to be written, with its event. */
    record Written(String id, StoryState state, EventType type, String document, int bytes) {}

    private final Map<String, StoryState> states;
    private final Map<String, Story> documents;
    private final List<StoryOutcome> outcomes = new ArrayList<>();
    private final List<Written> written = new ArrayList<>();
    private final Function<Story, String> json;
    private final long maxBytes;
    private final Instant now;

    private StoryBatch(
            Map<String, StoryState> stored,
            Map<String, Story> documents,
            Function<Story, String> json,
            long maxBytes,
            Instant now) {
        this.states = new HashMap<>(stored);
        this.documents = new HashMap<>(documents);
        this.json = json;
        this.maxBytes = maxBytes;
        this.now = now;
    }

    /**
     * Decides for each story.
     *
     * @param stored the states of those that are there, by id
     * @param documents those of them that are canceled without a text, as they are stored
     * @param json writes a story as JSON
     * @param maxBytes of the JSON; a story above it is rejected
     */
    static StoryBatch plan(
            List<IncomingStory> stories,
            Map<String, StoryState> stored,
            Map<String, Story> documents,
            Function<Story, String> json,
            long maxBytes,
            Instant now) {
        StoryBatch batch = new StoryBatch(stored, documents, json, maxBytes, now);
        stories.forEach(story -> batch.outcomes.add(batch.take(story)));
        return batch;
    }

    /** One outcome a story, in their order. */
    List<StoryOutcome> outcomes() {
        return outcomes;
    }

    /** The revisions to be written, those of one story in ascending order. */
    List<Written> written() {
        return written;
    }

    /** Where the story stands after the batch. */
    StoryState stateOf(String id) {
        StoryState state = states.get(id);
        if (state == null) {
            throw new IllegalArgumentException("No story " + id + " in this batch");
        }
        return state;
    }

    private StoryOutcome take(IncomingStory given) {
        if (!Cancellation.lacksText(given.story())) {
            return write(given);
        }
        Story stored = documents.get(given.id());
        if (stored != null) {
            return write(Cancellation.over(stored, given));
        }
        return Cancellation.isBare(given.story()) ? new StoryOutcome.Ignored() : write(given);
    }

    private StoryOutcome write(IncomingStory incoming) {
        PublicationStatus status = statusOf(incoming.story());
        StoryState before = states.get(incoming.id());
        if (before != null && before.says(incoming, status)) {
            return new StoryOutcome.Unchanged(incoming.id(), before.revision());
        }
        StoryState after =
                before == null ? StoryState.first(incoming, status, now) : before.next(incoming, status, now);
        Story whole = complete(incoming, after);
        String document = json.apply(whole);
        int bytes = document.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > maxBytes) {
            return new StoryOutcome.Rejected(
                    new FieldError(null, null, "The story has " + bytes + " bytes as JSON; the limit is " + maxBytes));
        }
        states.put(incoming.id(), after);
        documents.put(incoming.id(), whole);
        written.add(new Written(incoming.id(), after, typeOf(after), document, bytes));
        return before == null
                ? new StoryOutcome.Created(incoming.id(), after.revision())
                : new StoryOutcome.Revised(incoming.id(), after.revision());
    }

    private Story complete(IncomingStory incoming, StoryState state) {
        return StoryBuilder.builder(incoming.story())
                .id(incoming.id())
                .revision(state.revision())
                .status(state.status())
                .source(incoming.source())
                .firstSeenAt(state.firstSeenAt())
                .retrievedAt(now)
                .build();
    }

    private static PublicationStatus statusOf(Story story) {
        PublicationStatus status = story.status();
        return status == null ? PublicationStatus.USABLE : status;
    }

    private static EventType typeOf(StoryState state) {
        if (state.status() == PublicationStatus.CANCELED) {
            return EventType.CANCELED;
        }
        return state.revision() == 1 ? EventType.PUBLISHED : EventType.REVISED;
    }
}
