package dev.storywire.ingest.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field of what a user sent.
 *
 * @param field path of the field ({@code source.name}, {@code media[0].url}), absent where the whole is meant
 * @param position line of a line-wise body or column of a text, from 1; absent where there is none
 * @param message for people: what is wrong and what would be right
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldError(@Nullable String field, @Nullable Integer position, String message) {

    /** An error of a field that has no position of its own. */
    public static FieldError of(String field, String message) {
        return new FieldError(field, null, message);
    }

    /** The same error, at a line. */
    public FieldError at(int line) {
        return new FieldError(field, line, message);
    }
}
