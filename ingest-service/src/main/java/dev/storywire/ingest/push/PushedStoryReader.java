package dev.storywire.ingest.push;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.storywire.ingest.problem.FieldError;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From the JSON of a pushed story to the story, or to what is wrong with it. Strict about types: a number is no text. */
final class PushedStoryReader {

    /** What the JSON turned out to be. */
    sealed interface Reading {

        /** A story that a store may look at. */
        record Right(PushedStory story) implements Reading {}

        /** No such story; at least one error. */
        record Wrong(List<FieldError> errors) implements Reading {}
    }

    private static final ObjectReader STRICT = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual, text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build()
            .readerFor(PushedStory.class);

    private PushedStoryReader() {}

    static Reading read(byte[] json) {
        try {
            PushedStory story = STRICT.readValue(json);
            if (story == null) {
                return wrong(null, "must be a JSON object");
            }
            List<FieldError> errors = PushRules.check(story);
            return errors.isEmpty() ? new Reading.Right(story) : new Reading.Wrong(errors);
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

    private static Reading wrong(@Nullable String field, String message) {
        String whole = field == null ? "The story " + message : message;
        return new Reading.Wrong(List.of(new FieldError(field, null, whole)));
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
