package dev.storywire.ingest.normalize;

import com.fasterxml.jackson.annotation.JsonProperty;

/** IPTC publication status. */
public enum PublicationStatus {
    @JsonProperty("usable")
    USABLE,
    @JsonProperty("withheld")
    WITHHELD,
    @JsonProperty("canceled")
    CANCELED
}
