package dev.storywire.ingest.date;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How precise a time is. */
public enum Precision {
    @JsonProperty("second")
    SECOND,
    @JsonProperty("minute")
    MINUTE,
    @JsonProperty("day")
    DAY
}
