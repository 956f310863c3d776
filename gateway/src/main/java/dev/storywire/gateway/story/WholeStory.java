package dev.storywire.gateway.story;

import dev.storywire.gateway.backing.BackingFailure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Set;

/**
 * Puts one story together from what the services say. The story's JSON is passed through: a field that the gateway knows
 * nothing of reaches the client. A service that is away is named in {@code degraded}: without ingest there are no revisions,
 * without search nothing related.
 */
public final class WholeStory {

    /** What a client gets. */
    public sealed interface Outcome {

        record Found(JsonObject story) implements Outcome {}

        record Unknown() implements Outcome {}

        /** Nobody who is there knows the story, and somebody who may is away. */
        record Undecided(BackingFailure failure) implements Outcome {}
    }

    private static final String RELATED = "related";
    private static final String STORY_ID = "storyId";

    private WholeStory() {}

    /**
     * @param stored the story with its revisions, from the service that keeps it
     * @param indexed the story from the index; asked for only where {@code stored} isn't known
     * @param alike stories about the same thing
     */
    static Outcome of(Part stored, Part indexed, Part alike) {
        return switch (stored) {
            case Part.Known known -> new Outcome.Found(withRelated(known.content(), alike, new JsonArray()));
            case Part.Unknown unknown ->
                indexed instanceof Part.Known known
                        ? new Outcome.Found(withRelated(known.content(), alike, new JsonArray()))
                        : new Outcome.Unknown();
            case Part.Away away ->
                indexed instanceof Part.Known known
                        ? new Outcome.Found(withRelated(
                                known.content(),
                                alike,
                                new JsonArray().add(away.failure().service())))
                        : new Outcome.Undecided(away.failure());
        };
    }

    private static JsonObject withRelated(JsonObject story, Part alike, JsonArray degraded) {
        JsonObject whole = story.copy();
        switch (alike) {
            case Part.Known known ->
                whole.put(RELATED, related(list(story, RELATED), list(known.content(), "stories")));
            // Stored a moment ago and not searchable yet: nothing is known to be like it.
            case Part.Unknown unknown -> whole.put(RELATED, list(story, RELATED));
            case Part.Away away -> degraded.add(away.failure().service());
        }
        return degraded.isEmpty() ? whole : whole.put("degraded", degraded);
    }

    /** The stories that the page itself pointed at, then those most alike, each once. */
    private static JsonArray related(JsonArray pointers, JsonArray alike) {
        JsonArray related = pointers.copy();
        Set<Object> seen = new HashSet<>();
        for (Object pointer : pointers) {
            if (pointer instanceof JsonObject object && object.getValue(STORY_ID) != null) {
                seen.add(object.getValue(STORY_ID));
            }
        }
        for (Object hit : alike) {
            if (hit instanceof JsonObject object && seen.add(object.getValue("id"))) {
                related.add(object.copy().put(STORY_ID, object.getValue("id")));
            }
        }
        return related;
    }

    private static JsonArray list(JsonObject object, String field) {
        return object.getValue(field) instanceof JsonArray array ? array : new JsonArray();
    }
}
