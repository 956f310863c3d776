package dev.storywire.ingest.parse.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A media item.
 *
 * @param medium what the document calls it, by {@code medium}, or the element it came in
 */
@RecordBuilder
public record ParsedMedia(
        String url,
        @Nullable String type,
        @Nullable Medium medium,
        @Nullable RichText title,
        @Nullable RichText caption,
        @Nullable RichText credit,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Long bytes,
        @Nullable Double durationSeconds) {

    /** What kind of thing a media item is. */
    public enum Medium {
        IMAGE,
        AUDIO,
        VIDEO,
        DOCUMENT,
        THUMBNAIL
    }
}
