package dev.storywire.ingest.story;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.storywire.ingest.normalize.Story;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A story as it stands, with its history and its cluster.
 *
 * @param story without its cluster
 * @param cluster absent where it belongs to none
 * @param revisions newest first
 */
public record StoredStory(
        @JsonUnwrapped Story story,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable WholeCluster cluster,
        List<StoryRevision> revisions) {}
