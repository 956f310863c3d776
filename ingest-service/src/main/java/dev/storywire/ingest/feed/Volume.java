package dev.storywire.ingest.feed;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much a feed brings, against its own history. */
public enum Volume {
    /** Much less than usual. */
    QUIET,
    /** About as much as usual. */
    USUAL,
    /** Much more than usual. */
    LOUD;

    /** As it stands in the database and in JSON. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Volume of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
