package dev.storywire.ingest.story;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A run of words that stayed, came or went.
 *
 * @param omitted characters left out at the {@code …} in the middle of a long text that stayed; absent where there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DiffRun(
        @JsonProperty("op") Kind kind,
        String text,
        @Nullable Integer omitted) {

    /** What became of the words. */
    public enum Kind {
        @JsonProperty("equal")
        EQUAL,
        @JsonProperty("insert")
        INSERT,
        @JsonProperty("delete")
        DELETE
    }
}
