package dev.storywire.ingest.parse.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.storywire.ingest.parse.feed.Texts;
import dev.storywire.ingest.url.Urls;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object whose members are found whatever the case of their names; a member of the wrong type is absent. */
final class JsonObject {
    private final Map<String, JsonNode> members = new LinkedHashMap<>();

    private JsonObject() {}

    static JsonObject of(JsonNode node) {
        var object = new JsonObject();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            object.members.putIfAbsent(member.getKey().toLowerCase(Locale.ROOT), member.getValue());
        }
        return object;
    }

    boolean has(String name) {
        JsonNode node = members.get(name);
        return node != null && !node.isNull();
    }

    /** The first of the members that is a text or number and not blank. */
    @Nullable String text(String... names) {
        for (String name : names) {
            String text = text(members.get(name));
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        if (node == null || !node.isValueNode() || node.isNull() || node.isBoolean()) {
            return null;
        }
        String text = node.asText().strip();
        return text.isEmpty() ? null : text;
    }

    @Nullable String address(@Nullable String base, String... names) {
        String text = text(names);
        return text == null ? null : Urls.resolve(base, text);
    }

    @Nullable Long number(String... names) {
        return Texts.number(text(names));
    }

    @Nullable Integer smallNumber(String... names) {
        return Texts.smallNumber(text(names));
    }

    /** The objects in the member: of an array, its elements; of an object whose members are objects, those; or itself. */
    List<JsonObject> objects(String name) {
        var objects = new ArrayList<JsonObject>();
        JsonNode node = members.get(name);
        if (node != null && (node.isArray() || isMap(node))) {
            for (JsonNode element : node) {
                if (element.isArray()) {
                    element.forEach(inner -> add(objects, inner));
                } else {
                    add(objects, element);
                }
            }
        } else if (node != null) {
            add(objects, node);
        }
        return objects;
    }

    private static void add(List<JsonObject> objects, JsonNode node) {
        if (node.isObject()) {
            objects.add(of(node));
        }
    }

    private static boolean isMap(JsonNode node) {
        if (!node.isObject() || node.isEmpty()) {
            return false;
        }
        for (JsonNode member : node) {
            if (!member.isContainerNode()) {
                return false;
            }
        }
        return true;
    }

    /** The texts in the member: of an array, its elements; of a text, itself. */
    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        JsonNode node = members.get(name);
        if (node != null && node.isArray()) {
            for (JsonNode element : node) {
                String text = text(element);
                if (text != null) {
                    texts.add(text);
                }
            }
        } else {
            String text = text(node);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** Names of members, in lower case. */
    Iterable<String> names() {
        return members.keySet();
    }
}
