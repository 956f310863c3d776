package dev.storywire.ingest.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * From JSON that a user sent to a record, or to what is wrong with it in words that name no class. Strict about types: a number is no
 * text. Fields that the record doesn't have are passed over.
 *
 * @param <T> the record
 */
public final class StrictJson<T> {

    /** What the JSON turned out to be. */
    public sealed interface Reading<T> {

        /** What was asked for. */
        record Right<T>(T value) implements Reading<T> {}

        /** Something else. */
        record Wrong<T>(FieldError error) implements Reading<T> {}
    }

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual, text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private interface Source<V extends @Nullable Object> {
        V read() throws IOException;
    }

    private final Class<T> type;
    private final String whole;

    /** @param whole what the JSON is to be, for messages: {@code The story} */
    public StrictJson(Class<T> type, String whole) {
        this.type = type;
        this.whole = whole;
    }

    /** Reads bytes, in UTF-8. */
    public Reading<T> read(byte[] json) {
        return read(() -> STRICT.readValue(json, type));
    }

    /** Reads JSON that was parsed already. */
    public Reading<T> read(JsonNode json) {
        return read(() -> STRICT.treeToValue(json, type));
    }

    private Reading<T> read(Source<@Nullable T> source) {
        try {
            T value = source.read();
            return value == null ? wrong(null, "must be a JSON object") : new Reading.Right<>(value);
        } catch (MismatchedInputException e) {
            return wrong(path(e), "must be " + nameOf(e.getTargetType()));
        } catch (JsonMappingException e) {
            return wrong(path(e), "is not valid here");
        } catch (JacksonException e) {
            return wrong(null, "is not valid JSON" + place(e.getLocation()));
        } catch (IOException e) {
            return wrong(null, "is not valid JSON in UTF-8");
        }
    }

    private Reading<T> wrong(@Nullable String field, String message) {
        return new Reading.Wrong<>(new FieldError(field, null, field == null ? whole + " " + message : message));
    }

    private static @Nullable String path(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? null : path.toString();
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : ": look at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String nameOf(@Nullable Class<?> expected) {
        if (expected == null) {
            return "of another type";
        }
        if (expected.isEnum()) {
            return Arrays.stream(expected.getEnumConstants())
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (expected == String.class) {
            return "a string";
        }
        if (expected == boolean.class || expected == Boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(expected) || expected.isPrimitive()) {
            return "a number";
        }
        return List.class.isAssignableFrom(expected) ? "an array" : "an object";
    }
}
