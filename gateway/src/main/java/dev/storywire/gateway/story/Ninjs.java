package dev.storywire.gateway.story;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A story as IPTC ninjs 3.0; what ninjs has no word for is left out. */
final class Ninjs {

    static final String TYPE = "application/vnd.iptc.ninjs+json";

    private static final JsonObject STANDARD = new JsonObject()
            .put("name", "ninjs")
            .put("version", "3.0")
            .put("schema", "https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json");

    /** Fields that only have another name. */
    private static final Map<String, String> RENAMED = Map.of(
            "publishedAt", "contentCreated",
            "firstSeenAt", "firstCreated",
            "retrievedAt", "versionCreated",
            "status", "pubStatus",
            "language", "language",
            "byline", "by");

    private static final Map<String, String> TYPES = Map.of(
            "image", "picture",
            "thumbnail", "picture",
            "audio", "audio",
            "video", "video",
            "document", "component");

    private Ninjs() {}

    /** The stories of a page of results; a collection is an array. Without bodies, they are partial. */
    static JsonArray page(JsonObject page) {
        JsonArray items = new JsonArray();
        each(page, "stories", story -> items.add(of(story)));
        return items;
    }

    static JsonObject of(JsonObject story) {
        JsonObject item = new JsonObject()
                .put("uri", "tag:storywire.dev,2026:story/" + story.getValue("id"))
                .put("standard", STANDARD.copy())
                .put("type", "text")
                .put("representationType", story.getValue("bodyText") == null ? "partial" : "full");
        RENAMED.forEach((ours, theirs) -> put(item, theirs, story.getValue(ours)));
        if (story.getValue("revision") != null) {
            item.put("version", String.valueOf(story.getValue("revision")));
        }
        put(
                item,
                "headlines",
                texts(text("main", null, story.getValue("headline")), text("kicker", null, story.getValue("kicker"))));
        put(item, "descriptions", texts(text("summary", "text/plain", story.getValue("summary"))));
        put(
                item,
                "bodies",
                texts(
                        text("main", "text/plain", story.getValue("bodyText")),
                        text("richtext", "text/html", story.getValue("bodyHtml"))));
        addRights(item, story);
        JsonArray subjects = new JsonArray();
        each(story, "tags", tag -> {
            Object name = tag.getValue("label") == null ? tag.getValue("term") : tag.getValue("label");
            if (name instanceof String) {
                subjects.add(new JsonObject().put("name", name));
            }
        });
        put(item, "subjects", subjects);
        if (story.getValue("source") instanceof JsonObject source && source.getValue("name") instanceof String name) {
            item.put("infoSources", new JsonArray().add(new JsonObject().put("name", name)));
        }
        JsonArray associations = new JsonArray();
        each(story, "media", medium -> associations.add(association(medium, associations.size() + 1)));
        put(item, "associations", associations);
        return item;
    }

    private static void addRights(JsonObject item, JsonObject story) {
        if (story.getValue("rights") instanceof JsonObject rights) {
            put(item, "copyrightNotice", rights.getValue("copyright"));
            put(item, "usageTerms", rights.getValue("usageTerms"));
        }
    }

    private static JsonObject association(JsonObject medium, int number) {
        JsonObject rendition = new JsonObject().put("name", "main");
        put(rendition, "href", medium.getValue("url"));
        put(rendition, "contentType", medium.getValue("type"));
        put(rendition, "width", medium.getValue("width"));
        put(rendition, "height", medium.getValue("height"));
        put(rendition, "sizeInBytes", medium.getValue("bytes"));
        put(rendition, "duration", medium.getValue("durationSeconds"));
        JsonObject association = new JsonObject().put("name", "medium" + number);
        put(association, "uri", medium.getValue("url"));
        put(association, "type", TYPES.get(String.valueOf(medium.getValue("role"))));
        put(association, "headlines", texts(text("main", null, medium.getValue("title"))));
        put(association, "descriptions", texts(text("caption", "text/plain", medium.getValue("caption"))));
        return association.put("renditions", new JsonArray().add(rendition));
    }

    private static JsonObject text(String role, @Nullable String type, @Nullable Object value) {
        JsonObject text = new JsonObject();
        if (value instanceof String given) {
            text.put("role", role).put("value", given);
            put(text, "contentType", type);
        }
        return text;
    }

    private static JsonArray texts(JsonObject... texts) {
        JsonArray present = new JsonArray();
        for (JsonObject text : texts) {
            if (!text.isEmpty()) {
                present.add(text);
            }
        }
        return present;
    }

    private static void each(JsonObject story, String field, Consumer<JsonObject> use) {
        if (story.getValue(field) instanceof JsonArray values) {
            values.stream()
                    .filter(JsonObject.class::isInstance)
                    .map(JsonObject.class::cast)
                    .forEach(use);
        }
    }

    private static void put(JsonObject item, String field, @Nullable Object value) {
        boolean empty = value == null || (value instanceof JsonArray array && array.isEmpty());
        if (!empty) {
            item.put(field, value);
        }
    }
}
