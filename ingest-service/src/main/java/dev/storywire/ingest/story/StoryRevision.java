package dev.storywire.ingest.story;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A revision of a story.
 *
 * @param changed what is not as it was in the revision before; empty for the first
 */
public record StoryRevision(int revision, Instant retrievedAt, String contentHash, List<Change> changed) {

    /**
     * A field that changed, with both values where neither is longer than 1,000 characters. The history of a story
     * ({@code /revisions}) tells of headline and body which words changed too, in the ten newest revisions, where neither text is
     * longer than 50,000 characters.
     *
     * @param before absent where the field was
     * @param after absent where the field is
     * @param diff the runs of words that lead from the one to the other
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Change(
            String field,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            @Nullable List<DiffRun> diff) {}
}
