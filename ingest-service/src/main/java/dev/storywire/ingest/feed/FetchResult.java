package dev.storywire.ingest.feed;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What came of a fetch. */
public enum FetchResult {
    /** The document was read anew. */
    CHANGED,
    /** It is as it was. */
    UNCHANGED,
    /** There was no document that could be read. */
    FAILED;

    /** As it stands in the database and in JSON. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FetchResult of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
