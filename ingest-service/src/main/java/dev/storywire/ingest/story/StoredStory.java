package dev.storywire.ingest.story;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.storywire.ingest.normalize.Story;
import java.util.List;

/**
 * A story as it stands, with its history.
 *
 * @param revisions newest first
 */
public record StoredStory(@JsonUnwrapped Story story, List<StoryRevision> revisions) {}
