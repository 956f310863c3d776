package dev.storywire.ingest.normalize;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** An author; at least one component is known. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Person(
        @Nullable String name,
        @Nullable String email,
        @Nullable String uri) {}
