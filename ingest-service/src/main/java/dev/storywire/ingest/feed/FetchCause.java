package dev.storywire.ingest.feed;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a feed was fetched. */
public enum FetchCause {
    /** It was due. */
    PLAN,
    /** People asked. */
    REFRESH,
    /** A hub sent its content (WebSub). */
    PUSH;

    /** As it stands in the database and in JSON. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FetchCause of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
