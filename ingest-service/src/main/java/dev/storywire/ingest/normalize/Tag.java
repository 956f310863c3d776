package dev.storywire.ingest.normalize;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A subject: the term as given, the scheme (vocabulary) it belongs to, and a label to show. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Tag(
        @Nullable String term,
        @Nullable String scheme,
        @Nullable String label) {}
