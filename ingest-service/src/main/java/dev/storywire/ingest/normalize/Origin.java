package dev.storywire.ingest.normalize;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a field's value came from. */
public enum Origin {
    @JsonProperty("feed")
    FEED,
    @JsonProperty("json-ld")
    JSON_LD,
    @JsonProperty("meta")
    META,
    @JsonProperty("microdata")
    MICRODATA,
    @JsonProperty("text")
    TEXT,
    @JsonProperty("http")
    HTTP,
    @JsonProperty("url")
    URL,
    @JsonProperty("clock")
    CLOCK
}
