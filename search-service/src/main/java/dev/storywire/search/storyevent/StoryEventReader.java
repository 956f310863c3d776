package dev.storywire.search.storyevent;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

/** Reads a record of {@code story-events}: a story as JSON in version 1, of which it asks no more than an id and a revision. */
final class StoryEventReader {
    private static final Logger LOG = Logger.getLogger(StoryEventReader.class);
    private static final int LONGEST_ID = 512;
    private static final String TYPE = "ce_type";
    /** Whatever happened to it, the value of version 1 is the whole story. */
    private static final Pattern READABLE = Pattern.compile("story\\.[a-z]+\\.v1");

    private static final String DELETED_REVISION = "ce_revision";
    private static final String REPUBLISHED = "ce_republished";
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build()
            .reader();

    private StoryEventReader() {}

    /** Whether the event was told before on a topic that is lost. */
    static boolean isRepublished(ConsumerRecord<String, byte[]> event) {
        return event.headers().lastHeader(REPUBLISHED) != null;
    }

    /**
     * Reads a record; one without a value deletes the story that is its key, if its headers say which revision was the last. One that nobody
     * thought of is poison too, and stops nothing that comes behind it.
     *
     * @param place where the record stands
     * @param places of the revisions that were read before
     */
    static EventReading read(ConsumerRecord<String, byte[]> event, EventPlace place, RevisionPlaces places) {
        byte[] value = event.value();
        try {
            if (value == null) {
                return deletion(event);
            }
            return isReadable(event)
                    ? read(value, place, places)
                    : new Poison(PoisonReason.UNKNOWN_TYPE, "expected " + READABLE + " in " + TYPE);
        } catch (RuntimeException e) {
            LOG.errorf(e, "event=unreadable partition=%d offset=%d", event.partition(), event.offset());
            return new Poison(PoisonReason.REJECTED, "a fault of this service: see its log");
        }
    }

    /** One that doesn't say is taken as it is. */
    private static boolean isReadable(ConsumerRecord<String, byte[]> event) {
        Header type = event.headers().lastHeader(TYPE);
        return type == null || READABLE.matcher(new String(type.value(), UTF_8)).matches();
    }

    private static EventReading deletion(ConsumerRecord<String, byte[]> event) {
        String id = event.key();
        Header revision = event.headers().lastHeader(DELETED_REVISION);
        if (id == null || id.isBlank() || id.length() > LONGEST_ID || revision == null) {
            return new Tombstone();
        }
        try {
            int last = Integer.parseInt(new String(revision.value(), UTF_8));
            return last < 1 ? new Tombstone() : new Indexable(IndexChange.delete(id, last));
        } catch (NumberFormatException e) {
            return new Tombstone();
        }
    }

    private static EventReading read(byte[] value, EventPlace place, RevisionPlaces places) {
        try {
            return JSON.readTree(value) instanceof ObjectNode story
                    ? read(story, value, place, places)
                    : new Poison(PoisonReason.NOT_JSON, "expected a JSON object");
        } catch (JsonProcessingException e) {
            return new Poison(PoisonReason.NOT_JSON, e.getOriginalMessage());
        } catch (IOException e) {
            return new Poison(PoisonReason.NOT_JSON, "unreadable");
        }
    }

    private static EventReading read(ObjectNode story, byte[] value, EventPlace place, RevisionPlaces places)
            throws JsonProcessingException {
        JsonNode id = story.path("id");
        if (!id.isTextual() || id.textValue().isBlank() || id.textValue().length() > LONGEST_ID) {
            return new Poison(PoisonReason.NO_ID, "expected a text of 1 to " + LONGEST_ID + " characters in id");
        }
        JsonNode revision = story.path("revision");
        if (!revision.canConvertToExactIntegral() || !revision.canConvertToInt() || revision.intValue() < 1) {
            return new Poison(PoisonReason.NO_REVISION, "expected a whole number of 1 or more in revision");
        }
        JsonNode cluster = story.path("clusterVersion");
        int clusterVersion = cluster.canConvertToInt() ? Math.clamp(cluster.intValue(), 0, Integer.MAX_VALUE - 1) : 0;
        EventPlace first = places.of(id.textValue(), revision.intValue(), place);
        return new Indexable(IndexChange.put(
                id.textValue(),
                revision.intValue(),
                clusterVersion,
                StoryDocument.month(story),
                StoryDocument.of(story, value, first)));
    }
}
