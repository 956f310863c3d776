package dev.storywire.ingest.normalize;

import org.jspecify.annotations.Nullable;

/**
 * Takes the stories of a document in its order, each as soon as it is finished; nothing is kept of a story after that. What
 * it throws ends the reading and reaches the caller.
 */
@FunctionalInterface
public interface StoryHandler {

    /** @param feed what the document says about itself, the same for all its stories; absent for pages */
    void story(Story story, @Nullable FeedInfo feed);
}
