package dev.storywire.ingest.normalize;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a story is in its cluster. */
public enum ClusterRole {
    @JsonProperty("original")
    ORIGINAL,
    @JsonProperty("reprint")
    REPRINT,
    @JsonProperty("update")
    UPDATE
}
