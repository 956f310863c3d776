package dev.storywire.ingest.normalize;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A link of a story, with its relation (RFC 8288) and MIME type. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Link(
        String href,
        @Nullable String rel,
        @Nullable String type,
        @Nullable String title) {}
