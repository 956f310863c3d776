package dev.storywire.ingest.alert;

import dev.storywire.ingest.problem.FieldError;
import dev.storywire.ingest.problem.ProblemType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parameters of pages; what is wrong is the problem {@code invalid-parameter} (400). */
final class Paging {

    static final int USUAL = 50;
    static final int MOST = 200;

    private Paging() {}

    static int size(@Nullable String size) {
        return number("size", size, USUAL, MOST);
    }

    static int number(String name, @Nullable String text, int usual, int most) {
        if (text == null || text.isBlank()) {
            return usual;
        }
        if (text.matches("\\d{1,6}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        throw wrong(name, "must be a number from 1 to " + most);
    }

    /** What to go on from: text that an answer gave, of this form. */
    static String cursor(@Nullable String cursor, String form, String first) {
        if (cursor == null || cursor.isEmpty()) {
            return first;
        }
        if (!cursor.matches(form)) {
            throw wrong("cursor", "must be the nextCursor of a page before");
        }
        return cursor;
    }

    static @Nullable String choice(String name, @Nullable String text, List<String> choices) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!choices.contains(text.strip())) {
            throw wrong(name, "must be one of " + String.join(", ", choices));
        }
        return text.strip();
    }

    private static RuntimeException wrong(String name, String message) {
        return ProblemType.INVALID_PARAMETER.problem(
                "The parameter " + name + " " + message + ".", List.of(FieldError.of(name, message)));
    }
}
