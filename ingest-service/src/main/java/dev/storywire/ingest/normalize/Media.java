package dev.storywire.ingest.normalize;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A media item of a story. {@code type} is a MIME type; sizes are in pixels, bytes and seconds.
 *
 * @param url absolute; absent where the source names only who took the picture or what it shows, as a dump of text does
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Media(
        @Nullable String url,
        @Nullable String type,
        @Nullable MediaRole role,
        @Nullable String title,
        @Nullable String caption,
        @Nullable String credit,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Long bytes,
        @Nullable Double durationSeconds) {}
