package dev.storywire.ingest.story;

import dev.storywire.ingest.normalize.Source;
import dev.storywire.ingest.normalize.Story;
import java.util.Objects;

/**
 * A story that may be stored.
 *
 * @param id as {@link StoryIdentity} gives it
 * @param source with its id
 * @param story normalised and hashed
 */
public record IncomingStory(String id, Source source, Story story) {

    /** Checks that a source has its id and a story its hash. */
    public IncomingStory {
        Objects.requireNonNull(source.id(), "source.id");
        Objects.requireNonNull(story.contentHash(), "story.contentHash");
    }

    String sourceId() {
        return Objects.requireNonNull(source.id());
    }

    String contentHash() {
        return Objects.requireNonNull(story.contentHash());
    }
}
