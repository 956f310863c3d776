package dev.storywire.ingest.parse.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.storywire.ingest.parse.model.EntryHandler;
import dev.storywire.ingest.parse.model.ParseLimits;
import dev.storywire.ingest.parse.model.ParseNotes;
import dev.storywire.ingest.parse.model.ParseOutcome;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON Feed and ninjs, item by item. Comments, trailing commas and the like are read too; where the text breaks off,
 * what stood before it counts.
 */
public final class JsonDocument {
    private static final int LONGEST_NUMBER = 1000;

    private final ParseLimits limits;
    private final ParseNotes notes;
    private final EntryHandler handler;
    private final @Nullable String base;
    private final JsonMapper mapper;
    private final ObjectNode head;
    private int items;
    private boolean feedItems;
    private boolean wireItems;

    /**
     * @param base the absolute address of the document, if known
     */
    public JsonDocument(ParseLimits limits, ParseNotes notes, EntryHandler handler, @Nullable String base) {
        this.limits = limits;
        this.notes = notes;
        this.handler = handler;
        this.base = base;
        this.mapper = new JsonMapper(factory(limits));
        this.head = mapper.createObjectNode();
    }

    private static JsonFactory factory(ParseLimits limits) {
        return JsonFactory.builder()
                .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
                .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth())
                        .maxStringLength(limits.valueBytes())
                        .maxNumberLength(LONGEST_NUMBER)
                        .build())
                .build();
    }

    /** Reads the whole document. */
    public ParseOutcome read(byte[] utf8, int from, int to) {
        try (JsonParser in = mapper.getFactory().createParser(utf8, from, to - from)) {
            JsonToken first = in.nextToken();
            if (first == JsonToken.START_OBJECT) {
                object(in);
            } else if (first == JsonToken.START_ARRAY) {
                array(in);
            }
        } catch (StreamConstraintsException limit) {
            notes.ended("json-limit", "The JSON is nested or sized beyond the limits; the rest was not read.", null);
        } catch (IOException broken) {
            notes.ended("broken-json", "The JSON breaks off or is damaged; the rest was not read.", null);
        }
        return outcome();
    }

    private void object(JsonParser in) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            if (name.equals("items") && value == JsonToken.START_ARRAY) {
                array(in);
            } else if (head.size() < limits.listValues()) {
                JsonNode node = mapper.readTree(in);
                head.set(name, node);
            } else {
                in.skipChildren();
            }
        }
    }

    private void array(JsonParser in) throws IOException {
        while (in.nextToken() == JsonToken.START_OBJECT) {
            if (items >= limits.items()) {
                notes.ended(
                        "too-many-items",
                        "The feed has more than " + limits.items() + " items; the others were not read.",
                        null);
                return;
            }
            JsonNode item = mapper.readTree(in);
            JsonObject object = JsonObject.of(item);
            if (Ninjs.is(object)) {
                wireItems = true;
                handler.entry(Ninjs.entry(object, items, limits, base));
            } else {
                feedItems = true;
                handler.entry(JsonFeed.entry(object, items, limits, base));
            }
            items++;
        }
    }

    private ParseOutcome outcome() {
        JsonObject object = JsonObject.of(head);
        if (wireItems && !feedItems) {
            return new ParseOutcome.Read(Ninjs.feed(object, limits), items, notes.list());
        }
        if (!feedItems && Ninjs.is(object)) {
            handler.entry(Ninjs.entry(object, 0, limits, base));
            return new ParseOutcome.Read(Ninjs.feed(object, limits), 1, notes.list());
        }
        if (feedItems || JsonFeed.is(object)) {
            return new ParseOutcome.Read(JsonFeed.feed(object, limits, base), items, notes.list());
        }
        return new ParseOutcome.Unreadable(
                "unknown-json", "The document is JSON, but neither a JSON Feed (1.0, 1.1) nor ninjs (1.x to 3.x).");
    }
}
