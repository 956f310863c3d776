package dev.storywire.search.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code errors} in a problem document.
 *
 * @param field the parameter
 * @param position where in its value, counted from 0 in UTF-16 code units, if that can be said
 * @param message what was expected
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ParameterFault(String field, @Nullable Integer position, String message) {}
