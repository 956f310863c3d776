package dev.storywire.ingest.normalize;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** What may be done with a story. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Rights(
        @Nullable String copyright,
        @Nullable String license,
        @Nullable String usageTerms) {}
