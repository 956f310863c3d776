package dev.storywire.ingest.normalize;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a media item is to its story. */
public enum MediaRole {
    @JsonProperty("image")
    IMAGE,
    @JsonProperty("audio")
    AUDIO,
    @JsonProperty("video")
    VIDEO,
    @JsonProperty("document")
    DOCUMENT,
    @JsonProperty("thumbnail")
    THUMBNAIL
}
