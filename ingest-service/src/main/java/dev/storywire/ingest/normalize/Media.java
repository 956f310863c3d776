package dev.storywire.ingest.normalize;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A media item of a story. {@code type} is a MIME type; sizes are in pixels, bytes and seconds. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Media(
        String url,
        @Nullable String type,
        @Nullable MediaRole role,
        @Nullable String title,
        @Nullable String caption,
        @Nullable String credit,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Long bytes,
        @Nullable Double durationSeconds) {}
