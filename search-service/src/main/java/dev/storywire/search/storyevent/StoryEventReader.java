package dev.storywire.search.storyevent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.storywire.search.index.EventPlace;
import dev.storywire.search.index.IndexChange;
import dev.storywire.search.index.StoryDocument;
import dev.storywire.search.storyevent.EventReading.Indexable;
import dev.storywire.search.storyevent.EventReading.Poison;
import dev.storywire.search.storyevent.EventReading.Tombstone;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a record of {@code story-events}: a story as JSON, of which it asks no more than an id and a revision. */
final class StoryEventReader {
    private static final int LONGEST_ID = 512;
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build()
            .reader();

    private StoryEventReader() {}

    /**
     * @param value the record's value, absent for a tombstone
     * @param place where the record stands
     */
    static EventReading read(byte @Nullable [] value, EventPlace place) {
        if (value == null) {
            return new Tombstone();
        }
        try {
            return JSON.readTree(value) instanceof ObjectNode story
                    ? read(story, place)
                    : new Poison(PoisonReason.NOT_JSON, "expected a JSON object");
        } catch (JsonProcessingException e) {
            return new Poison(PoisonReason.NOT_JSON, e.getOriginalMessage());
        } catch (IOException e) {
            return new Poison(PoisonReason.NOT_JSON, "unreadable");
        }
    }

    private static EventReading read(ObjectNode story, EventPlace place) throws JsonProcessingException {
        JsonNode id = story.path("id");
        if (!id.isTextual() || id.textValue().isBlank() || id.textValue().length() > LONGEST_ID) {
            return new Poison(PoisonReason.NO_ID, "expected a text of 1 to " + LONGEST_ID + " characters in id");
        }
        JsonNode revision = story.path("revision");
        if (!revision.canConvertToExactIntegral() || !revision.canConvertToLong() || revision.longValue() < 1) {
            return new Poison(PoisonReason.NO_REVISION, "expected a whole number of 1 or more in revision");
        }
        return new Indexable(new IndexChange(id.textValue(), revision.longValue(), StoryDocument.of(story, place)));
    }
}
