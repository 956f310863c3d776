package dev.storywire.ingest.feed;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a feed is doing, as people see it. */
public enum FeedState {
    /** The last fetch worked, or there was none yet. */
    HEALTHY,
    /** The last fetches failed; it is tried again, less and less often. */
    FAILING,
    /** People stopped it. */
    PAUSED,
    /** It is no longer there, by the publisher's word or by long silence; fetched only when people ask. */
    GONE;

    /** As it stands in the database and in JSON. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FeedState of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
