package dev.storywire.gateway.page;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a service told, as JSON. What is absent or of an unexpected type is empty, so that a page shows what there is. */
record Facts(JsonObject json) {

    static final Facts NONE = new Facts(new JsonObject());

    /** Of a body; nothing, where it isn't JSON. */
    static Facts of(Buffer body) {
        try {
            return new Facts(body.toJsonObject());
        } catch (DecodeException | ClassCastException notAnObject) {
            return NONE;
        }
    }

    boolean has(String field) {
        return json.getValue(field) != null;
    }

    String text(String field) {
        return json.getValue(field) instanceof String text ? text : "";
    }

    long number(String field) {
        return json.getValue(field) instanceof Number number
                ? Objects.requireNonNull(number).longValue()
                : 0;
    }

    double decimal(String field) {
        return json.getValue(field) instanceof Number number
                ? Objects.requireNonNull(number).doubleValue()
                : 0;
    }

    boolean flag(String field) {
        return Boolean.TRUE.equals(json.getValue(field));
    }

    @Nullable Instant time(String field) {
        try {
            String text = text(field);
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    Facts object(String field) {
        return json.getValue(field) instanceof JsonObject object ? new Facts(object) : NONE;
    }

    List<Facts> objects(String field) {
        return values(field)
                .filter(JsonObject.class::isInstance)
                .map(object -> new Facts((JsonObject) object))
                .toList();
    }

    List<String> texts(String field) {
        return values(field)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    private Stream<Object> values(String field) {
        return json.getValue(field) instanceof JsonArray array ? array.stream() : Stream.empty();
    }
}
