package dev.storywire.ingest.normalize;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** Who published a story. {@code country} is ISO 3166-1 alpha-2, {@code language} BCP 47. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Source(
        @Nullable String id,
        @Nullable String name,
        @Nullable String url,
        @Nullable String country,
        @Nullable String language) {}
