package dev.storywire.ingest.normalize;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What was odd or lost in a document.
 *
 * @param code stable, in kebab case, for programs ({@code invalid-date})
 * @param message for people: what, and what was made of it
 * @param path JSON pointer into the preview answer, absent where the whole document is meant
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Diagnostic(
        Severity severity,
        String code,
        String message,
        @Nullable String path) {}
